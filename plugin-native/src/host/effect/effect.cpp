#include "host/effect/effect.h"

#include <algorithm>

#include "host/effect/effects.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

constexpr int kHoldWindow = 2;  // frames before the shown one; the server mixes in no more

}  // namespace

void FramePlan::Add(double time) {
  if (std::find(source_times.begin(), source_times.end(), time) == source_times.end()) source_times.push_back(time);
}

std::vector<double> TimesOf(const ClipRow& row, const FramePlan& plan) {
  if (plan.whole) return {*plan.whole};
  return row.beside_source ? plan.source_times : std::vector<double>{plan.source_times.front()};
}

FramePlan Effect::Plan(const EffectView&, double time) const { return {std::nullopt, {time}, time}; }

FramePlan PlanFrame(const Effect& effect, const EffectView& view, double time) {
  if (view.parameters.Number("bypass", time) != 0) return {time, {}, time};
  FramePlan plan = effect.Plan(view, time);
  if (!plan.whole && !plan.blank && view.parameters.Number("strength", time) <= 0)
    plan.whole = plan.source_times.front();
  return plan;
}

void AddHeldFrames(double hold, const EffectView& view, FramePlan* plan) {
  if (hold <= 0 || !Habits().temporal_access) return;
  const auto range = Clip(view.handle, ofx::kClipSource).FrameRange();
  for (int age = 1; age <= kHoldWindow; ++age) {
    const double frame = plan->source_time - age;
    if (!range || frame >= range->first) plan->Add(frame);
  }
}

std::optional<std::string> MissedHold(double hold) {
  if (hold <= 0) return std::nullopt;
  return "Temporal hold is off: this application gives effects the current frame only.";
}

std::optional<client::Alpha> DeliveredAlpha(const Effect& effect, const EffectView& view, double time) {
  const auto wished = effect.OutputAlpha(view.parameters, time);
  if (wished && Clip(view.handle, ofx::kClipOutput).Straight()) return client::Alpha::kStraight;
  return wished;
}

// Never destroyed: a host may still ask when static destructors have run.
const std::vector<const Effect*>& Effects() {
  static const auto* const effects =
      new std::vector<const Effect*>{NewKey(), NewStyle(), NewRetime(), NewModel(), NewLearn()};
  return *effects;
}

}  // namespace framewright::host
