// What is said of a whole shot, once its frames have been looked at.
#pragma once

#include <array>
#include <vector>

#include "host/values/clip.h"

namespace framewright::host {

using Colour = std::array<double, 3>;

// At most so many frames, evenly over the range and with both of its ends.
std::vector<double> SpreadFrames(const TimeRange& range, int most);

// Every frame of the range.
std::vector<double> AllFrames(const TimeRange& range);

// Which of the colours lies nearest to all others. There must be one.
size_t MostTypical(const std::vector<Colour>& colours);

// The largest difference of a channel.
double Distance(const Colour& a, const Colour& b);

}  // namespace framewright::host
