#include <algorithm>

#include "host/effects.h"
#include "host/panels.h"

namespace framewright::host {
namespace {

class Key final : public Effect {
 public:
  Key()
      : Effect("framewright.Key", "key", "Framewright Key",
               "Keys green and blue screens without clicks: matte, despilled foreground, clean plate.",
               {{"Inside", "Inside", true},
                {"Outside", "Outside", true},
                {"CleanPlate", "Clean plate"},
                {"Background", "Background"}},
               KeyPanel()) {}

  bool IsTemporal() const override { return true; }

  // The frame itself, its neighbours where the matte is smoothed over time, and at the end the frame whose screen
  // colour the whole clip uses.
  FramePlan Plan(const EffectView& view, double time) const override {
    FramePlan plan{std::nullopt, {time}, time};
    if (view.parameters.Number("temporal_smoothing", time) > 0) {
      plan.source_times.push_back(time - 1);
      plan.source_times.push_back(time + 1);
    }
    const double reference = ReferenceTime(view, time);
    const auto same = std::find(plan.source_times.begin(), plan.source_times.end(), reference);
    if (same == plan.source_times.end()) plan.source_times.push_back(reference);
    return plan;
  }

  void AddParameters(const Parameters& parameters, const FramePlan& plan, double time,
                     std::map<std::string, client::Value>* sent) const override {
    if (parameters.Number("reference_frame", time) < 0) (*sent)["reference_frame"] = EarliestFarTime(plan);
  }

  std::optional<client::Alpha> OutputAlpha(const Parameters& parameters, double time) const override {
    const bool straight = parameters.Is("alpha_output", "straight", time);
    return straight ? client::Alpha::kStraight : client::Alpha::kPremultiplied;
  }

 private:
  // The current frame where the colour is picked by hand, or where the host does not tell how long the clip is.
  static double ReferenceTime(const EffectView& view, double time) {
    if (view.parameters.Is("screen", "pick", time)) return time;
    const double chosen = view.parameters.Number("reference_frame", time);
    if (chosen >= 0) return chosen;
    const auto range = Clip(view.handle, ofx::kClipSource).FrameRange();
    return range ? range->first : time;
  }

  // The clip's first frame, if it was planned for, is the earliest of all.
  static double EarliestFarTime(const FramePlan& plan) {
    return *std::min_element(plan.source_times.begin(), plan.source_times.end());
  }
};

}  // namespace

const Effect* NewKey() { return new Key; }

}  // namespace framewright::host
