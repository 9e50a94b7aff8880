// Frames that an artist names in a text, as in "12, 40-42".
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace framewright::host {

// First and last frame of each range.
using FrameRanges = std::vector<std::pair<long, long>>;

// Nothing when the text cannot be read.
std::optional<FrameRanges> ReadFrames(const std::string& text);

// As an artist would write them; in order.
std::string TextOf(const std::vector<long>& frames);

bool IsIn(const FrameRanges& ranges, long frame);

}  // namespace framewright::host
