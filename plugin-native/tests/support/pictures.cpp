#include "support/pictures.h"

#include <cstring>

#include "frame/row_convert.h"

namespace framewright::testing {

Picture::Picture(frame::PixelFormat format, frame::Bounds bounds, bool top_down, int padding) {
  const ptrdiff_t row = static_cast<ptrdiff_t>(bounds.width()) * frame::BytesPerPixel(format) + padding;
  memory.resize(static_cast<size_t>(row) * static_cast<size_t>(bounds.height()));
  image.bounds = bounds;
  image.format = format;
  image.row_bytes = top_down ? -row : row;
  image.data = top_down ? memory.data() + row * (bounds.height() - 1) : memory.data();
}

void FillPixels(Picture* picture) {
  const frame::HostImage& image = picture->image;
  const bool is_floating = image.format.depth == frame::Depth::kHalf || image.format.depth == frame::Depth::kFloat;
  std::vector<float> row(static_cast<size_t>(image.bounds.width()) * 4);
  for (int y = image.bounds.y1; y < image.bounds.y2; ++y) {
    for (size_t i = 0; i < row.size(); ++i) {
      const auto step = static_cast<float>((static_cast<int>(i) * 37 + (y + 100) * 101) % 251);
      row[i] = is_floating ? step * 0.03f - 2.5f : step / 251;
    }
    frame::RowFromPacked(row.data(), image.format, image.bounds.width(), image.At(image.bounds.x1, y));
  }
}

std::vector<float> PixelAt(const Picture& picture, int x, int y) {
  std::vector<float> pixel(4);
  frame::RowToPacked(picture.image.At(x, y), picture.image.format, 1, pixel.data());
  return pixel;
}

bool SamePixels(const Picture& a, const Picture& b, const frame::Bounds& window) {
  const auto bytes = static_cast<size_t>(window.width() * frame::BytesPerPixel(a.image.format));
  for (int y = window.y1; y < window.y2; ++y) {
    if (std::memcmp(a.image.At(window.x1, y), b.image.At(window.x1, y), bytes) != 0) return false;
  }
  return true;
}

}  // namespace framewright::testing
