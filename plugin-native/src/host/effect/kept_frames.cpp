#include "host/effect/kept_frames.h"

#include <algorithm>
#include <cmath>

namespace framewright::host {
namespace {

constexpr double kRounding = 1e-6;
constexpr ptrdiff_t kReach = 12;      // steps each way in which something has to move
constexpr size_t kMoves = 3;          // so many of them at least, as beside a cut that is small
constexpr double kJump = 0.1;         // by more than this a shot ends, or flashes
constexpr double kFarLess = 1 / 3.0;  // than what moves

using Steps = std::vector<double>::const_iterator;

// What so many steps of some reach at least.
double Moving(Steps from, Steps until) {
  std::vector<double> some(from, until);
  std::sort(some.rbegin(), some.rend());
  return some.empty() ? 0 : some[std::min(kMoves, some.size()) - 1];
}

// Is the step far smaller than what moves before and after it? Near the ends of a shot both are looked for on one side.
bool StandsStill(Steps first, Steps step, Steps last) {
  const Steps from = step - std::min(kReach, step - first), until = step + std::min(kReach + 1, last - step);
  const double before = Moving(from, from + std::min(kReach, last - from));
  const double after = Moving(until - std::min(kReach, until - first), until);
  return *step < kFarLess * std::min(before, after);
}

}  // namespace

KeptFrames::KeptFrames(const TimeRange& range, const FrameRanges& left_out) : first_(range.first) {
  const long second = std::lround(range.first) + 1, last = std::lround(range.last);
  for (const auto& [from, to] : left_out) {
    for (long frame = std::max(from, second); frame <= std::min(to, last); ++frame) left_out_.push_back(frame);
  }
  std::sort(left_out_.begin(), left_out_.end());
  left_out_.erase(std::unique(left_out_.begin(), left_out_.end()), left_out_.end());
  const double frames = range.last - range.first + 1;
  const double kept = frames - static_cast<double>(left_out_.size());
  share_ = kept / frames;
  last_position_ = range.first + kept - 1;
}

double KeptFrames::PositionOf(double source_time) const {
  if (left_out_.empty()) return source_time;
  const double position = std::min(first_ + (source_time - first_) * share_, last_position_);
  const double whole = std::round(position);
  return std::abs(position - whole) < kRounding ? whole : position;
}

double KeptFrames::At(double position) const {
  double frame = position;
  for (const long left : left_out_) {
    if (static_cast<double>(left) > frame) break;
    ++frame;
  }
  return frame;
}

std::vector<size_t> Repeated(const std::vector<double>& steps, double threshold) {
  std::vector<size_t> repeated;
  const auto jumps = [](double step) { return step > kJump; };
  for (Steps first = steps.begin() + std::min<ptrdiff_t>(1, steps.end() - steps.begin()); first != steps.end();) {
    const Steps last = std::find_if(first, steps.end(), jumps);
    for (Steps step = first; step != last; ++step) {
      if (*step <= threshold && StandsStill(first, step, last))
        repeated.push_back(static_cast<size_t>(step - steps.begin()));
    }
    first = std::find_if_not(last, steps.end(), jumps);
  }
  return repeated;
}

}  // namespace framewright::host
