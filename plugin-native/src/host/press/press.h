// What happens when an artist presses a button of the panel, or moves a point. Here alone a plugin may look at frames,
// take its time, and write controls.
#pragma once

#include <string>

#include "host/instance.h"
#include "host/values/properties.h"

namespace framewright::host {

// A button or a point, and the moment at which it was pressed.
struct Pressed {
  const Instance& instance;
  std::string button;
  double time;
  double scale;

  const Parameters& parameters() const { return instance.parameters(); }
};

// By the arguments of InstanceChanged; nothing where it was neither of ours. Failures become messages.
void Press(const Instance& instance, const Properties& arguments);

}  // namespace framewright::host
