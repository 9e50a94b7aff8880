// A clip's time without the frames that are left out, because they repeat others: those that are kept follow each other
// evenly from its first frame to its end.
#pragma once

#include <vector>

#include "host/effect/marked_frames.h"
#include "host/values/clip.h"

namespace framewright::host {

class KeptFrames {
 public:
  // All frames, of a clip of any length.
  KeptFrames() = default;

  // The first frame of a range stays in any case.
  KeptFrames(const TimeRange& range, const FrameRanges& left_out);

  // Where the clip's time lies among the kept frames, counted from its first frame on by ones.
  double PositionOf(double source_time) const;

  // The frame at such a position.
  double At(double position) const;

 private:
  double first_ = 0;
  double share_ = 1;  // of the frames
  double last_position_ = 0;
  std::vector<long> left_out_;  // in order
};

// Which frames repeat the one before, by how far each differs from it: by no more than the threshold, and far less than
// frames before and after it do. Of a shot that stands still none does.
std::vector<size_t> Repeated(const std::vector<double>& steps, double threshold);

}  // namespace framewright::host
