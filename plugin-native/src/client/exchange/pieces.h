// A frame's rows in pieces, as they are copied and sent: between two of them one can look up.
#pragma once

#include <algorithm>
#include <cstddef>

#include "frame/host_image.h"

namespace framewright::client {

inline constexpr size_t kCopyBytes = size_t{1} << 20;  // between two looks at whether the host still wants the frame

// Of the packed form.
inline size_t RowBytes(const frame::HostImage& image) { return static_cast<size_t>(image.bounds.width()) * 16; }

// Goes through an image's rows from the top in pieces of about so many packed bytes.
template <typename Piece>
void EachPiece(const frame::HostImage& image, size_t bytes, Piece piece) {
  const int rows_at_once = static_cast<int>(std::max<size_t>(1, bytes / RowBytes(image)));
  for (int row = 0; row < image.bounds.height(); row += rows_at_once) {
    piece(row, std::min(rows_at_once, image.bounds.height() - row));
  }
}

}  // namespace framewright::client
