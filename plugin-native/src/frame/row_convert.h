// One row of pixels between the host's format and the packed form (RGBA, float).
#pragma once

#include <cstddef>

#include "frame/host_image.h"

namespace framewright::frame {

// RGB gets A = 1; Alpha gets R = G = B = A. Integers map their full range to 0..1.
void RowToPacked(const std::byte* row, PixelFormat format, int pixels, float* packed);

// The inverse: RGB drops A, Alpha keeps only A. Integers clamp to their range and round; NaN becomes 0.
void RowFromPacked(const float* packed, PixelFormat format, int pixels, std::byte* row);

}  // namespace framewright::frame
