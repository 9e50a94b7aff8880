// A picture that says in words why there is no other. Drawn into the frame when the artist asked for it, or when a host
// would show the untouched input as if nothing had happened.
#pragma once

#include <string>
#include <vector>

#include "frame/host_image.h"

namespace framewright::frame {

// Fills the window with the message, wrapped and scaled to fit. Works at any size, down to one pixel.
void DrawMessage(const HostImage& output, const Bounds& window, const std::string& message);

// The message broken between words into lines of at most `columns` characters; longer words are broken anywhere.
std::vector<std::string> WrapText(const std::string& message, int columns);

}  // namespace framewright::frame
