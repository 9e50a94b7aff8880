// Text from elsewhere as one line, fit to be shown to a person or written to a log.
#pragma once

#include <string>

namespace framewright::platform {

inline constexpr size_t kLongestLine = 1000;  // bytes; more reads nobody

// Control characters become spaces; what is too long is cut between two characters and ends in "...".
std::string OneLine(const std::string& text, size_t most = kLongestLine);

}  // namespace framewright::platform
