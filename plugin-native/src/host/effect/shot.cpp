#include "host/effect/shot.h"

#include <algorithm>
#include <cmath>

namespace framewright::host {
namespace {

double SumOfDistances(const std::vector<Colour>& colours, const Colour& from) {
  double sum = 0;
  for (const Colour& colour : colours) sum += Distance(colour, from);
  return sum;
}

}  // namespace

std::vector<double> SpreadFrames(const TimeRange& range, int most) {
  std::vector<double> frames;
  const double first = std::ceil(range.first), length = std::floor(range.last) - first;
  const int count = static_cast<int>(std::min<double>(most, length + 1));
  for (int i = 0; i < count; ++i) frames.push_back(first + (count > 1 ? std::round(length * i / (count - 1)) : 0));
  return frames;
}

std::vector<double> AllFrames(const TimeRange& range) {
  std::vector<double> frames;
  for (double frame = std::ceil(range.first); frame <= range.last; ++frame) frames.push_back(frame);
  return frames;
}

double Distance(const Colour& a, const Colour& b) {
  return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

size_t MostTypical(const std::vector<Colour>& colours) {
  const auto nearest = std::min_element(colours.begin(), colours.end(), [&](const Colour& a, const Colour& b) {
    return SumOfDistances(colours, a) < SumOfDistances(colours, b);
  });
  return static_cast<size_t>(nearest - colours.begin());
}

}  // namespace framewright::host
