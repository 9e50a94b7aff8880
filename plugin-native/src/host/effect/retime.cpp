#include <cmath>

#include "client/failure.h"
#include "host/effect/effects.h"
#include "host/effect/kept_frames.h"
#include "host/effect/marked_frames.h"
#include "host/effect/schedule.h"

namespace framewright::host {
namespace {

constexpr double kLongestGap = 16;  // frames; over more, neighbours say nothing about what was lost

RetimeMode ModeOf(const std::string& name) {
  if (name == "rate") return RetimeMode::kRate;
  return name == "speed" ? RetimeMode::kSpeed : RetimeMode::kTime;  // the others keep the source's time
}

BeyondEnds EndsOf(const std::string& name) {
  if (name == "loop") return BeyondEnds::kLoop;
  if (name == "nothing") return BeyondEnds::kNothing;
  return name == "bounce" ? BeyondEnds::kBounce : BeyondEnds::kHold;
}

// The nearest unmarked frame in a direction; nothing when the clip ends first.
std::optional<double> Unmarked(const FrameRanges& marked, const Schedule& schedule, double time, double step) {
  for (double frame = time + step; schedule.Has(frame) && std::abs(frame - time) < kLongestGap; frame += step) {
    if (!IsIn(marked, std::lround(frame))) return frame;
  }
  return std::nullopt;
}

// A marked frame comes from the good frames around it; at a clip's end the one good neighbour stands in.
FramePlan PlanMarked(const EffectView& view, const Schedule& schedule, double time) {
  const auto marked = ReadFrames(view.parameters.Text("frames", time));
  if (!marked) return {std::nullopt, {time}, time};  // refused with a sentence before it is sent
  if (!IsIn(*marked, std::lround(time))) return {time, {}, time};
  const auto before = Unmarked(*marked, schedule, time, -1);
  const auto after = Unmarked(*marked, schedule, time, 1);
  if (before && after) return {std::nullopt, {*before, *after}, time};
  return {before ? before : after ? after : time, {}, time};
}

// The frame with its neighbours, as far as the clip reaches.
FramePlan PlanNeighbours(const Schedule& schedule, double time, double earlier = 1, double later = 1) {
  FramePlan plan{std::nullopt, {time}, time};
  for (double frame = time - earlier; frame <= time + later; ++frame) {
    if (frame == time) continue;
    if (schedule.Has(frame)) plan.source_times.push_back(frame);
  }
  return plan;
}

FramePlan Blank(double nearest) {
  FramePlan plan;
  plan.blank = true;
  plan.source_times = {nearest};
  return plan;
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
  schedule.ends = EndsOf(parameters.Text("ends", time));
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

// What speed and rate go by; everything else names frames of the clip itself.
KeptFrames KeptOf(const EffectView& view, const Schedule& schedule, double time) {
  const auto left_out = ReadFrames(view.parameters.Text("leave_out", time));
  if (!left_out || !schedule.first || !schedule.last || schedule.mode == RetimeMode::kTime) return {};
  return {{*schedule.first, *schedule.last}, *left_out};
}

// The frames around a time of the clip, the nearer one first.
FramePlan PlanAround(const EffectView& view, const Schedule& schedule, double time) {
  const KeptFrames kept = KeptOf(view, schedule, time);
  const double position = kept.PositionOf(schedule.SourceTime(time));
  const double index = std::floor(position);
  const double before = kept.At(index), after = kept.At(index + 1);
  if (index == position && view.parameters.Is("view", "result", time)) return {before, {}, before};
  FramePlan plan{std::nullopt, {before, after}, before + (position - index) * (after - before)};
  if (position - index > 0.5) std::swap(plan.source_times[0], plan.source_times[1]);
  if (!view.parameters.Is("cuts", "extrapolate", time)) return plan;
  for (const double frame : {kept.At(index - 1), kept.At(index + 2)}) {
    if (schedule.Has(frame)) plan.source_times.push_back(frame);
  }
  return plan;
}

void RequireFrames(const Parameters& parameters, const char* control, const std::string& label, double time) {
  const std::string text = parameters.Text(control, time);
  if (ReadFrames(text)) return;
  throw client::Failure(
      client::ErrorKind::kInvalidRequest,
      label + " says \"" + text + "\". Write frames and ranges with commas between, as in 12, 40-42.");
}

class Retime final : public Effect {
 public:
  Retime()
      : Effect("framewright.Retime", "retime", "Framewright Retime",
               "Slow motion, frame-rate conversion and frame repair by motion.",
               {{"Overlay", "Overlay", true},
                {"Motion", "Motion from", false, true, true},
                {"Layer", "Layer matte", true, true, true}}) {}

  bool IsTemporal() const override { return true; }
  bool IsRetimer() const override { return true; }
  size_t LeastSourceFrames() const override { return 2; }

  FramePlan Plan(const EffectView& view, double time) const override {
    const Schedule schedule = ScheduleOf(view, time);
    const bool blurred = view.parameters.Is("mode", "blur", time);
    if (blurred || view.parameters.Is("mode", "rolling", time)) return PlanNeighbours(schedule, time);
    if (view.parameters.Is("mode", "repair", time)) {
      if (view.parameters.Is("repair", "marked", time)) return PlanMarked(view, schedule, time);
      // Repeated frames show beside what moves, damage beside frames that bear each other out, a gap in the step to the
      // next frame beside the steps around.
      if (view.parameters.Is("repair", "duplicates", time)) return PlanNeighbours(schedule, time, 4, 4);
      const bool damaged = view.parameters.Is("repair", "damaged", time);
      const bool dropped = view.parameters.Is("repair", "dropped", time);
      return PlanNeighbours(schedule, time, damaged ? 2 : 1, damaged || dropped ? 2 : 1);
    }
    if (!schedule.Shows(time)) return Blank(std::floor(schedule.SourceTime(time)));
    return PlanAround(view, schedule, time);
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

  void AddParameters(const EffectView& view, const FramePlan& plan, double time,
                     std::map<std::string, client::Value>* sent) const override {
    RequireFrames(view.parameters, "frames", "Marked frames", time);
    RequireFrames(view.parameters, "leave_out", "Leave out", time);
    (*sent)["source_time"] = plan.source_time;
  }
};

}  // namespace

const Effect* NewRetime() { return new Retime; }

}  // namespace framewright::host
