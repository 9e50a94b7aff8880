#include <cmath>

#include "host/press/buttons.h"

namespace framewright::host {

std::string MatchHere(const Pressed& pressed) {
  const double frame = std::round(pressed.time);
  pressed.parameters().Set("reference_frame", frame);
  pressed.parameters().Set("reference_hold", 1.0);
  return "The match to the reference is measured at frame " + std::to_string(std::lround(frame)) + " and held.";
}

}  // namespace framewright::host
