#include "host/effect/schedule.h"

#include <algorithm>
#include <cmath>

namespace framewright::host {
namespace {

constexpr double kWholeFrame = 1e-6;
constexpr int kLongestOutput = 1000000;  // frames; nobody keyframes longer, and the search has to end
// A host is asked for the speed of each of so many frames, then of every hundredth: it is asked on the artist's thread.
constexpr int kReadSingly = 10000;
constexpr int kReadApart = 100;
constexpr double kFrameLasts = 1;  // also the last one, whose time ends where the next would begin

double Snapped(double time) {
  const double whole = std::round(time);
  return std::abs(time - whole) < kWholeFrame ? whole : time;
}

int ReadNext(double frames) { return frames < kReadSingly ? 1 : kReadApart; }

// Output frames that begin before so many source frames are over; a frozen clip keeps its length.
double OutputFrames(double source_frames, double speed) {
  if (speed == 0) return source_frames;
  const double frames = std::ceil(source_frames / std::abs(speed) - kWholeFrame);
  return std::clamp(frames, 1.0, static_cast<double>(kLongestOutput));
}

}  // namespace

double Schedule::SourceTime(double output_time) const {
  double time = Unclamped(output_time);
  if (std::isnan(time)) time = first.value_or(0);
  return Snapped(Within(time, mode == RetimeMode::kSpeed && speed(output_time) < 0));
}

bool Schedule::Shows(double output_time) const {
  if (ends != BeyondEnds::kNothing || !first || !last) return true;
  const double time = Snapped(Unclamped(output_time));
  const double lasts = kFrameLasts - kWholeFrame;
  const bool backwards = mode == RetimeMode::kSpeed && speed(output_time) < 0;
  return time >= *first - (backwards ? lasts : 0) && time <= *last + (backwards ? 0 : lasts);
}

double Schedule::Within(double time, bool backwards) const {
  const bool repeats = ends == BeyondEnds::kLoop || ends == BeyondEnds::kBounce;
  if (repeats && first && last && *last > *first) {
    const double frames = *last - *first;
    const double period = ends == BeyondEnds::kLoop ? frames + kFrameLasts : 2 * frames;
    double phase = std::fmod(time - *first, period);
    if (phase < 0) phase += period;
    if (ends == BeyondEnds::kBounce) return *first + std::min(phase, period - phase);
    // Between the last frame and the first again lies no source frame: what was shown stays until the loop jumps.
    if (phase > frames + kWholeFrame) return backwards ? *first : *last;
    return *first + phase;
  }
  if (first) time = std::max(time, *first);
  if (last) time = std::min(time, *last);
  return time;
}

double Schedule::Unclamped(double output_time) const {
  switch (mode) {
    case RetimeMode::kTime:
      return source_frame(output_time);
    case RetimeMode::kRate: {
      const double begin = first.value_or(0);
      return begin + (output_time - begin) * rate_in / rate_out;
    }
    case RetimeMode::kSpeed:
      break;
  }
  if (speed_animates) return Integrated(output_time);
  const double constant = speed(output_time);
  return Start(constant) + (output_time - first.value_or(0)) * constant;
}

// Backwards starts at the end.
double Schedule::Start(double start_speed) const { return start_speed < 0 && last ? *last : first.value_or(0); }

// The trapezoid rule over whole output frames: exact for the straight lines between keyframes on frames that are read.
double Schedule::Integrated(double output_time) const {
  const double begin = first.value_or(0);
  const double end = std::min(output_time, begin + kLongestOutput);
  double sum = Start(speed(begin));
  double at = begin;
  double speed_at = speed(at);
  while (at < end) {
    const double next = std::min(at + ReadNext(at - begin), end);
    const double speed_next = speed(next);
    sum += (next - at) * (speed_at + speed_next) / 2;
    at = next;
    speed_at = speed_next;
  }
  return output_time < begin ? sum + (output_time - begin) * speed_at : sum;
}

std::optional<double> Schedule::LastOutputTime() const {
  if (!first || !last) return std::nullopt;
  const double frames = *last - *first + kFrameLasts;
  if (mode == RetimeMode::kTime) return last;
  if (mode == RetimeMode::kRate) return *first + OutputFrames(frames, rate_in / rate_out) - 1;
  if (!speed_animates) return *first + OutputFrames(frames, speed(*first)) - 1;
  return *first + IntegratedFrames(frames) - 1;
}

// Output frames until the integral has left the source, or has stood still for the source's length.
double Schedule::IntegratedFrames(double source_frames) const {
  double speed_at = speed(*first);
  double position = Start(speed_at);
  for (int read = 0; read < kLongestOutput;) {
    const int apart = ReadNext(read);
    const double speed_next = speed(*first + read + apart);
    const double change = (speed_next - speed_at) / apart;
    for (int part = 0; part < apart; ++part) {
      const int frames = read + part + 1;
      position += speed_at + change * (part + 0.5);
      if (position > *last + kFrameLasts - kWholeFrame || position < *first - kFrameLasts + kWholeFrame) return frames;
      if (speed_at == 0 && speed_next == 0 && frames >= source_frames) return frames;
    }
    read += apart;
    speed_at = speed_next;
  }
  return kLongestOutput;
}

}  // namespace framewright::host
