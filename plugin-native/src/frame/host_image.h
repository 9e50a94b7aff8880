// An image as an OpenFX host holds it: any depth and components, first row at the bottom, rows apart by a signed
// stride.
#pragma once

#include <cstddef>

namespace framewright::frame {

enum class Depth { kByte, kShort, kHalf, kFloat };
enum class Components { kRgba, kRgb, kAlpha };

struct PixelFormat {
  Depth depth = Depth::kFloat;
  Components components = Components::kRgba;
};

inline bool operator==(PixelFormat a, PixelFormat b) { return a.depth == b.depth && a.components == b.components; }

constexpr int SampleCount(Components components) {
  return components == Components::kRgba ? 4 : components == Components::kRgb ? 3 : 1;
}

constexpr int BytesPerPixel(PixelFormat format) {
  const int sample = format.depth == Depth::kByte ? 1 : format.depth == Depth::kFloat ? 4 : 2;
  return sample * SampleCount(format.components);
}

// Half open, in pixels, y up.
struct Bounds {
  int x1 = 0, y1 = 0, x2 = 0, y2 = 0;

  int width() const { return x2 - x1; }
  int height() const { return y2 - y1; }
  bool empty() const { return x2 <= x1 || y2 <= y1; }
};

inline bool operator==(const Bounds& a, const Bounds& b) {
  return a.x1 == b.x1 && a.y1 == b.y1 && a.x2 == b.x2 && a.y2 == b.y2;
}

inline Bounds Intersection(const Bounds& a, const Bounds& b) {
  return {a.x1 > b.x1 ? a.x1 : b.x1, a.y1 > b.y1 ? a.y1 : b.y1, a.x2 < b.x2 ? a.x2 : b.x2, a.y2 < b.y2 ? a.y2 : b.y2};
}

// Does not own the pixels. `data` is the pixel at (x1, y1), the bottom left; a negative stride walks down in memory.
struct HostImage {
  std::byte* data = nullptr;
  ptrdiff_t row_bytes = 0;
  Bounds bounds;
  PixelFormat format;

  std::byte* At(int x, int y) const {
    return data + static_cast<ptrdiff_t>(y - bounds.y1) * row_bytes +
           static_cast<ptrdiff_t>(x - bounds.x1) * BytesPerPixel(format);
  }
};

// Bytes of the packed form of an image: RGBA, float.
inline size_t PackedBytes(const Bounds& bounds) {
  return static_cast<size_t>(bounds.width()) * static_cast<size_t>(bounds.height()) * 16;
}

}  // namespace framewright::frame
