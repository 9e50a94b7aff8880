// Images for tests, drawn by code.
#pragma once

#include <cstddef>
#include <vector>

#include "frame/host_image.h"

namespace framewright::testing {

// Pixels with any stride and bounds. Owns its memory.
struct Picture {
  Picture(frame::PixelFormat format, frame::Bounds bounds, bool top_down = false, int padding = 0);
  Picture(const Picture&) = delete;
  Picture(Picture&&) = default;

  std::vector<std::byte> memory;
  frame::HostImage image;
};

// Every pixel differs from its neighbours, and no value is special: also values below 0 and above 1 where the depth has
// them.
void FillPixels(Picture* picture);

// As packed: four floats.
std::vector<float> PixelAt(const Picture& picture, int x, int y);

// Equal pixels in the window, bit for bit. The formats must be equal.
bool SamePixels(const Picture& a, const Picture& b, const frame::Bounds& window);

}  // namespace framewright::testing
