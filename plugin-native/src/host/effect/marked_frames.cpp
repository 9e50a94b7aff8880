#include "host/effect/marked_frames.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace framewright::host {
namespace {

// "12" or "40-42".
std::optional<std::pair<long, long>> ReadRange(const std::string& word) {
  char* end = nullptr;
  const long from = std::strtol(word.c_str(), &end, 10);
  if (end == word.c_str()) return std::nullopt;
  if (*end == 0) return std::make_pair(from, from);
  if (*end != '-') return std::nullopt;
  const char* second = end + 1;
  const long to = std::strtol(second, &end, 10);
  if (end == second || *end != 0) return std::nullopt;
  return std::make_pair(from, to);
}

}  // namespace

std::optional<FrameRanges> ReadFrames(const std::string& text) {
  std::string words = text;
  std::replace(words.begin(), words.end(), ',', ' ');
  std::istringstream stream(words);
  FrameRanges ranges;
  for (std::string word; stream >> word;) {
    const auto range = ReadRange(word);
    if (!range) return std::nullopt;
    ranges.push_back(*range);
  }
  return ranges;
}

bool IsIn(const FrameRanges& ranges, long frame) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [frame](const auto& range) { return frame >= range.first && frame <= range.second; });
}

}  // namespace framewright::host
