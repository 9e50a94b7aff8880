#include "host/panels.h"

namespace framewright::host {

Panel ModelPanel() {
  return {
      Group("model_group", "Model"),
      NotSent(String("parameters", "Parameters",
                     "The model's own settings, as in: amount=0.5 radius=3. The model's card lists them.", "")),
  };
}

}  // namespace framewright::host
