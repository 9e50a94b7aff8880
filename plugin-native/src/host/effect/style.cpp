#include <algorithm>
#include <cmath>

#include "host/effect/effects.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

class Style final : public Effect {
 public:
  Style()
      : Effect("framewright.Style", "style", "Framewright Style",
               "Paints the clip in a look that holds still, or in the palette and texture of a reference picture.",
               {{"Reference", "Reference"}, {"Mask", "Mask", true}}) {}

  bool IsTemporal() const override { return true; }

  // The frames that the temporal hold mixes in, and the one at which a held match is measured, travel with the shown
  // one.
  FramePlan Plan(const EffectView& view, double time) const override {
    if (view.parameters.Is("view", "source", time)) return {time, {}, time};
    FramePlan plan{std::nullopt, {time}, time};
    AddHeldFrames(view.parameters.Number("temporal_hold", time), view, &plan);
    if (HoldsMatch(view, time)) plan.Add(MatchedFrame(view, time));
    return plan;
  }

  // Drawn anew, or something falls in it.
  bool ChangesInTime(const Parameters& parameters) const override {
    return parameters.Number("redraw", 0) > 0 || parameters.Is("look", "rain", 0) || parameters.Is("look", "snow", 0);
  }

  // A frame outside of the clip stands for the clip's nearest: the one of those sent that is nearest to it.
  void AddParameters(const EffectView& view, const FramePlan& plan, double time,
                     std::map<std::string, client::Value>* sent) const override {
    const double asked = view.parameters.Number("reference_frame", time);
    (*sent)["reference_time"] = Habits().temporal_access ? Nearest(plan.source_times, asked) : asked;
  }

  std::optional<std::string> MissedWithoutTimes(const Parameters& parameters, double time) const override {
    return MissedHold(parameters.Number("temporal_hold", time));
  }

 private:
  static double Nearest(const std::vector<double>& times, double asked) {
    return *std::min_element(times.begin(), times.end(),
                             [asked](double a, double b) { return std::abs(a - asked) < std::abs(b - asked); });
  }

  static bool HoldsMatch(const EffectView& view, double time) {
    const bool matches = !view.parameters.Text("reference", time).empty() || Clip(view.handle, "Reference").Connected();
    return matches && Habits().temporal_access && view.parameters.Number("reference_hold", time) != 0;
  }

  static double MatchedFrame(const EffectView& view, double time) {
    const double asked = view.parameters.Number("reference_frame", time);
    const auto range = Clip(view.handle, ofx::kClipSource).FrameRange();
    return range ? std::clamp(asked, range->first, range->last) : asked;
  }
};

}  // namespace

const Effect* NewStyle() { return new Style; }

}  // namespace framewright::host
