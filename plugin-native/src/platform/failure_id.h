// The short name of one failure: it stands in the message that the artist sees and in the logs of both sides.
#pragma once

#include <string>

namespace framewright::platform {

// "k7f2q": without vowels and without what looks like another letter, so it can be read out.
std::string NewFailureId();

// Is this one, whoever made it?
bool IsFailureId(const std::string& text);

}  // namespace framewright::platform
