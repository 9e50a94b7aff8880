#include "host/effect/effects.h"

namespace framewright::host {
namespace {

class Learn final : public Effect {
 public:
  Learn()
      : Effect("framewright.Learn", "learn", "Framewright Learn",
               "Learns what you did by hand to some frames of a shot, and does it to the others.",
               {{"Example", "Example", false, true}, {"Mask", "Mask", true, true}}) {}

  // Its buttons look at the frames that were done by hand, its hold at those before.
  bool IsTemporal() const override { return true; }

  FramePlan Plan(const EffectView& view, double time) const override {
    if (view.parameters.Is("view", "source", time)) return {time, {}, time};
    FramePlan plan = Effect::Plan(view, time);
    AddHeldFrames(view.parameters.Number("temporal_hold", time), view, &plan);
    return plan;
  }

  std::optional<std::string> MissedWithoutTimes(const Parameters& parameters, double time) const override {
    return MissedHold(parameters.Number("temporal_hold", time));
  }

  std::optional<client::Alpha> OutputAlpha(const Parameters& parameters, double time) const override {
    if (!parameters.Is("view", "cut", time)) return std::nullopt;
    return client::Alpha::kPremultiplied;
  }

  // "look", or "look@4f1c09a27b3d" where a version is kept.
  std::string ModelOf(const Parameters& parameters, double time) const override {
    const std::string version = parameters.Text("version", time);
    return parameters.Text("name", time) + (version.empty() ? "" : "@" + version);
  }
};

}  // namespace

const Effect* NewLearn() { return new Learn; }

}  // namespace framewright::host
