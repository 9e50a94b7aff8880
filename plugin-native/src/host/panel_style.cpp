#include "host/panels.h"

namespace framewright::host {

Panel StylePanel() {
  return {
      Group("look_group", "Look"),
      Choice("look", "Look", "The style to paint in.", {{"default", "Default"}}, "default"),
      File("reference", "Reference", "A picture whose palette, tone and texture the clip takes on."),
      Group("view_group", "View"),
      Choice("view", "View", "What the output shows.",
             {{"result", "Result"}, {"strength", "Strength map"}, {"source", "Source"}}, "result"),
  };
}

}  // namespace framewright::host
