#include "frame/message_picture.h"

#include <algorithm>

#include "frame/font.h"
#include "frame/row_convert.h"

namespace framewright::frame {
namespace {

constexpr int kCellWidth = kGlyphWidth + 1;
constexpr int kCellHeight = kGlyphHeight + 3;
constexpr float kPaper[4] = {0.05f, 0.05f, 0.06f, 1};
constexpr float kStripe[4] = {0.45f, 0.05f, 0.02f, 1};
constexpr float kInk[4] = {0.9f, 0.9f, 0.85f, 1};

struct Layout {
  int scale = 1;
  std::vector<std::string> lines;
};

// The largest scale, up to one that reads well from afar, at which the text still fits.
Layout Fit(const std::string& message, int width, int height) {
  Layout layout;
  for (int scale = std::max(1, height / 180); scale >= 1; --scale) {
    layout.scale = scale;
    layout.lines = WrapText(message, std::max(1, width / (kCellWidth * scale) - 4));
    if (static_cast<int>(layout.lines.size() + 2) * kCellHeight * scale <= height) break;
  }
  return layout;
}

// x and y in glyph pixels from the text's top left.
bool IsInk(const Layout& layout, int x, int y) {
  if (x < 0 || y < 0) return false;
  const size_t line = static_cast<size_t>(y / kCellHeight);
  const size_t column = static_cast<size_t>(x / kCellWidth);
  if (line >= layout.lines.size() || column >= layout.lines[line].size()) return false;
  const int glyph_x = x % kCellWidth;
  const int glyph_y = y % kCellHeight;
  return glyph_x < kGlyphWidth && glyph_y < kGlyphHeight && GlyphPixel(layout.lines[line][column], glyph_x, glyph_y);
}

const float* ColourAt(const Layout& layout, int x, int y, int height) {
  const int stripe = 2 * layout.scale;
  if (y < stripe || y >= height - stripe) return kStripe;
  const int text_height = static_cast<int>(layout.lines.size()) * kCellHeight * layout.scale;
  const int top = std::max(stripe, (height - text_height) / 2);
  if (y < top) return kPaper;
  return IsInk(layout, x / layout.scale - 2 * kCellWidth, (y - top) / layout.scale) ? kInk : kPaper;
}

}  // namespace

std::vector<std::string> WrapText(const std::string& message, int columns) {
  const auto limit = static_cast<size_t>(columns);
  std::vector<std::string> lines(1);
  size_t at = 0;
  while (at < message.size()) {
    const size_t end = std::min(message.find(' ', at), message.size());
    std::string word = message.substr(at, end - at);
    at = end + 1;
    if (!lines.back().empty() && lines.back().size() + 1 + word.size() > limit) lines.emplace_back();
    for (; word.size() > limit; word.erase(0, limit)) {
      lines.back() = word.substr(0, limit);
      lines.emplace_back();
    }
    lines.back() += (lines.back().empty() ? "" : " ") + word;
  }
  return lines;
}

void DrawMessage(const HostImage& output, const Bounds& window, const std::string& message) {
  const Bounds area = Intersection(window, output.bounds);
  if (area.empty()) return;
  const Layout layout = Fit(message, output.bounds.width(), output.bounds.height());
  std::vector<float> row(static_cast<size_t>(area.width()) * 4);
  for (int y = area.y1; y < area.y2; ++y) {
    for (int x = 0; x < area.width(); ++x) {
      const float* colour =
          ColourAt(layout, area.x1 - output.bounds.x1 + x, output.bounds.y2 - 1 - y, output.bounds.height());
      std::copy_n(colour, 4, row.begin() + static_cast<ptrdiff_t>(x) * 4);
    }
    RowFromPacked(row.data(), output.format, area.width(), output.At(area.x1, y));
  }
}

}  // namespace framewright::frame
