#include "host/effect/effects.h"
#include "host/values/suites.h"

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
                {"Background", "Background"}}) {}

  bool IsTemporal() const override { return true; }

  // The frame itself, its neighbours where the matte is smoothed over time, and the frame whose screen colour the whole
  // clip uses.
  FramePlan Plan(const EffectView& view, double time) const override {
    FramePlan plan{std::nullopt, {time}, time};
    if (Habits().temporal_access && Smooths(view.parameters, time)) AddNeighbours(view, &plan);
    if (const auto reference = ReferenceTime(view, time)) plan.Add(*reference);
    return plan;
  }

  void AddParameters(const EffectView& view, const FramePlan&, double time,
                     std::map<std::string, client::Value>* sent) const override {
    if (const auto reference = ReferenceTime(view, time)) (*sent)["reference_time"] = *reference;
    const bool straight = DeliveredAlpha(*this, view, time) == client::Alpha::kStraight;
    (*sent)["alpha_output"] = straight ? "straight" : "premultiplied";
  }

  std::optional<std::string> MissedWithoutTimes(const Parameters& parameters, double time) const override {
    std::string missed;
    if (!parameters.Is("screen", "pick", time)) {
      missed = "The screen's colour is found anew in each frame and may flicker; to hold it, set Screen to Pick. ";
    }
    if (Smooths(parameters, time)) missed += "Smoothing is off. ";
    if (missed.empty()) return std::nullopt;
    return missed + "This application gives effects the current frame only.";
  }

  std::optional<client::Alpha> OutputAlpha(const Parameters& parameters, double time) const override {
    const bool straight = parameters.Is("alpha_output", "straight", time);
    return straight ? client::Alpha::kStraight : client::Alpha::kPremultiplied;
  }

 private:
  static bool Smooths(const Parameters& parameters, double time) {
    return parameters.Number("temporal_smoothing", time) > 0;
  }

  static void AddNeighbours(const EffectView& view, FramePlan* plan) {
    const auto range = Clip(view.handle, ofx::kClipSource).FrameRange();
    for (const double neighbour : {plan->source_time - 1, plan->source_time + 1}) {
      if (!range || (neighbour >= range->first && neighbour <= range->last)) plan->Add(neighbour);
    }
  }

  // The current frame where the colour is picked by hand, or where the host does not tell how long the clip is. Nothing
  // where there is no other frame to choose: the server then advises none.
  static std::optional<double> ReferenceTime(const EffectView& view, double time) {
    const auto range = Clip(view.handle, ofx::kClipSource).FrameRange();
    if (!Habits().temporal_access || (range && range->first == range->last)) return std::nullopt;
    if (view.parameters.Is("screen", "pick", time)) return time;
    const double chosen = view.parameters.Number("reference_frame", time);
    if (chosen >= 0) return chosen;
    return range ? range->first : time;
  }
};

}  // namespace

const Effect* NewKey() { return new Key; }

}  // namespace framewright::host
