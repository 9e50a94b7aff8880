#include <algorithm>

#include "host/effects.h"
#include "host/panels.h"
#include "host/suites.h"

namespace framewright::host {
namespace {

constexpr int kHoldWindow = 2;  // frames before the shown one; the server mixes in no more

class Style final : public Effect {
 public:
  Style()
      : Effect("framewright.Style", "style", "Framewright Style",
               "Paints the clip in a look that holds still, or in the palette and texture of a reference picture.",
               {{"Reference", "Reference"}, {"Mask", "Mask", true}}, StylePanel(), Resolution::kOwn) {}

  bool IsTemporal() const override { return true; }

  // The frames that the temporal hold mixes in, and the one at which a held match is measured, travel with the shown
  // one.
  FramePlan Plan(const EffectView& view, double time) const override {
    if (view.parameters.Is("view", "source", time)) return {time, {}, time};
    FramePlan plan{std::nullopt, {time}, time};
    if (Holds(view.parameters, time) && Habits().temporal_access) AddFramesBefore(view, &plan);
    if (view.parameters.Number("reference_hold", time) != 0) {
      AddOnce(view.parameters.Number("reference_frame", time), &plan);
    }
    return plan;
  }

  std::optional<std::string> MissedWithoutTimes(const Parameters& parameters, double time) const override {
    if (!Holds(parameters, time)) return std::nullopt;
    return "Temporal hold is off: this application gives effects the current frame only.";
  }

 private:
  static bool Holds(const Parameters& parameters, double time) {
    return parameters.Number("temporal_hold", time) > 0 && !parameters.Is("look", "reference", time);
  }

  static void AddFramesBefore(const EffectView& view, FramePlan* plan) {
    const auto range = Clip(view.handle, ofx::kClipSource).FrameRange();
    for (int age = 1; age <= kHoldWindow; ++age) {
      const double frame = plan->source_time - age;
      if (!range || frame >= range->first) AddOnce(frame, plan);
    }
  }

  static void AddOnce(double frame, FramePlan* plan) {
    auto& times = plan->source_times;
    if (std::find(times.begin(), times.end(), frame) == times.end()) times.push_back(frame);
  }
};

}  // namespace

const Effect* NewStyle() { return new Style; }

}  // namespace framewright::host
