// Retime's arithmetic of time: which source time an output time shows, and how long the output is. One function answers
// for every action, so that what a host is told to fetch is what a render asks for.
#pragma once

#include <functional>
#include <optional>

namespace framewright::host {

enum class RetimeMode { kSpeed, kRate, kTime };

enum class BeyondEnds { kHold, kLoop, kBounce, kNothing };

using Curve = std::function<double(double time)>;

struct Schedule {
  RetimeMode mode = RetimeMode::kSpeed;
  // The source's first and last frame. Unknown in some hosts: then it begins at 0 and never ends.
  std::optional<double> first;
  std::optional<double> last;
  Curve speed;  // source frames per output frame
  bool speed_animates = false;
  double rate_in = 24;
  double rate_out = 24;
  Curve source_frame;
  BeyondEnds ends = BeyondEnds::kHold;

  // In source frames, brought back between the source's ends; within a millionth of a whole frame it is that frame.
  double SourceTime(double output_time) const;

  // False beyond the source's ends where nothing is to be shown there.
  bool Shows(double output_time) const;

  // Is this a frame of the source, as far as its length is known?
  bool Has(double frame) const { return (!first || frame >= *first) && (!last || frame <= *last); }

  // The output begins with the source and keeps its time: every source frame lasts equally long, the last one too,
  // which is held until its time is over. Nothing when the source's length is unknown.
  std::optional<double> LastOutputTime() const;

 private:
  double Within(double time, bool backwards) const;
  double Unclamped(double output_time) const;
  double Integrated(double output_time) const;
  double IntegratedFrames(double source_frames) const;
  double Start(double speed) const;
};

}  // namespace framewright::host
