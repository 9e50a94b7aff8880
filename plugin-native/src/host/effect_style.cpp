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

  bool IsTemporal() const override { return true; }

  // A held match is measured at one frame of the clip, which then travels with every other.
  FramePlan Plan(const EffectView& view, double time) const override {
    if (view.parameters.Is("view", "source", time)) return {time, {}, time};
    const double held = view.parameters.Number("reference_frame", time);
    if (view.parameters.Number("reference_hold", time) == 0 || held == time) return {std::nullopt, {time}, time};
    return {std::nullopt, {time, held}, time};
  }
};

}  // namespace

const Effect* NewStyle() { return new Style; }

}  // namespace framewright::host
