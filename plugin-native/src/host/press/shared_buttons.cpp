#include "host/press/buttons.h"

namespace framewright::host {

std::string ResetPanel(const Pressed& pressed) {
  pressed.parameters().InOneUndo("Reset", [&] {
    for (const Control* control : ControlsOf(pressed.instance.effect().panel)) {
      if (HasValue(*control)) pressed.parameters().Replace(*control, DefaultOf(*control));
    }
  });
  return "All controls are at their defaults.";
}

}  // namespace framewright::host
