#include <cmath>

#include "host/effects.h"
#include "host/panels.h"
#include "host/schedule.h"

namespace framewright::host {
namespace {

RetimeMode ModeOf(const std::string& name) {
  if (name == "rate") return RetimeMode::kRate;
  return name == "time" ? RetimeMode::kTime : RetimeMode::kSpeed;
}

// The controls as they stand, with the source's length as far as the host tells it.
Schedule ScheduleOf(const EffectView& view, double time) {
  const Parameters& parameters = view.parameters;
  Schedule schedule;
  schedule.mode = ModeOf(parameters.Text("mode", time));
  if (const auto range = Clip(view.handle, ofx::kClipSource).FrameRange()) {
    schedule.first = range->first;
    schedule.last = range->last;
  }
  schedule.speed = [&parameters](double at) { return parameters.Number("speed", at); };
  schedule.speed_animates = parameters.Animates("speed");
  schedule.rate_in = parameters.Number("rate_in", time);
  schedule.rate_out = parameters.Number("rate_out", time);
  schedule.source_frame = [&parameters](double at) { return parameters.Number("source_frame", at); };
  if (view.context == ofx::kContextRetimer) {  // there the host itself sets the time
    schedule.mode = RetimeMode::kTime;
    schedule.source_frame = [&parameters](double at) {
      return parameters.Foreign(ofx::kRetimerParameter, at).value_or(at);
    };
  }
  return schedule;
}

class Retime final : public Effect {
 public:
  Retime()
      : Effect("framewright.Retime", "retime", "Framewright Retime",
               "Slow motion, frame-rate conversion and frame repair by motion.", {{"Overlay", "Overlay", true}},
               RetimePanel()) {}

  bool IsTemporal() const override { return true; }
  size_t LeastSourceFrames() const override { return 2; }

  FramePlan Plan(const EffectView& view, double time) const override {
    const double at = ScheduleOf(view, time).SourceTime(time);
    const double before = std::floor(at);
    if (before == at && view.parameters.Is("view", "result", time)) return {at, {}, at};
    const bool later_is_nearer = at - before > 0.5;
    if (later_is_nearer) return {std::nullopt, {before + 1, before}, at};
    return {std::nullopt, {before, before + 1}, at};
  }

  std::optional<TimeRange> OutputRange(const EffectView& view) const override {
    const Schedule schedule = ScheduleOf(view, 0);
    const auto last = schedule.LastOutputTime();
    if (!last) return std::nullopt;
    return TimeRange{*schedule.first, *last};
  }

  std::optional<double> OutputFrameRate(const Parameters& parameters) const override {
    if (!parameters.Is("mode", "rate", 0)) return std::nullopt;
    return parameters.Number("rate_out", 0);
  }

  void AddParameters(const Parameters&, const FramePlan& plan, double,
                     std::map<std::string, client::Value>* sent) const override {
    (*sent)["source_time"] = plan.source_time;
  }
};

}  // namespace

const Effect* NewRetime() { return new Retime; }

}  // namespace framewright::host
