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

std::string TextOf(const std::vector<long>& frames) {
  std::ostringstream text;
  for (size_t i = 0; i < frames.size(); ++i) {
    size_t last = i;
    while (last + 1 < frames.size() && frames[last + 1] == frames[last] + 1) ++last;
    text << (i == 0 ? "" : ", ") << frames[i];
    if (last > i) text << '-' << frames[last];
    i = last;
  }
  return text.str();
}

bool IsIn(const FrameRanges& ranges, long frame) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [frame](const auto& range) { return frame >= range.first && frame <= range.second; });
}

}  // namespace framewright::host
