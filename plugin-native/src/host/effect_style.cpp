#include "host/effects.h"
#include "host/panels.h"

namespace framewright::host {
namespace {

class Style final : public Effect {
 public:
  Style()
      : Effect("framewright.Style", "style", "Framewright Style",
               "Paints the clip in a look that holds still, or in the palette and texture of a reference picture.",
               {{"Reference", "Reference"}, {"Mask", "Mask", true}}, StylePanel()) {}
};

}  // namespace

const Effect* NewStyle() { return new Style; }

}  // namespace framewright::host
