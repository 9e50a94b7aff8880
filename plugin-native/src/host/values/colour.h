// Which encoding a clip's colours are in, by its script name in the contract.
#pragma once

#include <string>

#include "frame/host_image.h"

namespace framewright::host {

struct ToldColour {
  std::string ours;  // empty: no counterpart
  // False where the name is none that OpenFX lists, or one that may mean several: `ours` is a guess then.
  bool certain;
};

// A colour space of the host by the names of OpenFX 1.5 -> ours.
ToldColour ColourSpaceFromHost(const std::string& host_name);

// What to assume when the host does not say.
std::string AssumedColourSpace(frame::Depth depth, bool float_is_display_referred);

}  // namespace framewright::host
