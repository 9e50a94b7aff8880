#include "frame/pack.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "frame/cpu.h"
#include "frame/row_convert.h"

namespace framewright::frame {
namespace {

constexpr PixelFormat kPacked{Depth::kFloat, Components::kRgba};

size_t PackedRowBytes(int width) { return static_cast<size_t>(width) * 16; }

bool IsFloatAligned(const void* pointer) { return reinterpret_cast<uintptr_t>(pointer) % alignof(float) == 0; }

}  // namespace

Packer::Packer(const HostImage& image) : image_(image) {}

const float* Packer::Row(int from_top) {
  const std::byte* row = image_.At(image_.bounds.x1, image_.bounds.y2 - 1 - from_top);
  if (image_.format == kPacked && IsFloatAligned(row)) return reinterpret_cast<const float*>(row);
  converted_.resize(static_cast<size_t>(image_.bounds.width()) * 4);
  RowToPacked(row, image_.format, image_.bounds.width(), converted_.data());
  return converted_.data();
}

void Packer::PackRows(int first, int count, std::byte* to, ContentId* id) {
  const size_t row_bytes = PackedRowBytes(image_.bounds.width());
  for (int i = first; i < first + count; ++i, to += row_bytes) {
    const float* row = Row(i);
    if (id != nullptr) id->Add(row, row_bytes);
    StreamCopy(to, row, row_bytes);
  }
  FinishStreaming();
}

void Packer::IdentifyRows(int first, int count, ContentId* id) {
  for (int i = first; i < first + count; ++i) id->Add(Row(i), PackedRowBytes(image_.bounds.width()));
}

Unpacker::Unpacker(const HostImage& output, const Bounds& window, const Bounds& frame, double strength,
                   const HostImage* source)
    : output_(output),
      frame_(frame),
      window_(Intersection(window, output.bounds)),
      strength_(static_cast<float>(strength)),
      source_(source != nullptr ? *source : HostImage{}) {
  covered_ = Intersection(window_, frame_);
  if (covered_.empty()) covered_ = {window_.x1, window_.y1, window_.x1, window_.y1};
}

void Unpacker::ClearOutside() {
  if (window_.empty()) return;
  Clear({window_.x1, window_.y1, window_.x2, covered_.y1});
  Clear({window_.x1, covered_.y2, window_.x2, window_.y2});
  Clear({window_.x1, covered_.y1, covered_.x1, covered_.y2});
  Clear({covered_.x2, covered_.y1, window_.x2, covered_.y2});
}

void Unpacker::Clear(const Bounds& area) {
  if (area.empty()) return;
  const size_t bytes = static_cast<size_t>(area.width()) * static_cast<size_t>(BytesPerPixel(output_.format));
  for (int y = area.y1; y < area.y2; ++y) std::memset(output_.At(area.x1, y), 0, bytes);
}

void Unpacker::UnpackRows(int first, int count, const std::byte* from) {
  const size_t row_bytes = PackedRowBytes(frame_.width());
  for (int i = first; i < first + count; ++i, from += row_bytes) {
    const int y = frame_.y2 - 1 - i;
    if (y < covered_.y1 || y >= covered_.y2) continue;
    WriteRow(y, reinterpret_cast<const float*>(from) + static_cast<ptrdiff_t>(covered_.x1 - frame_.x1) * 4);
  }
  FinishStreaming();
}

void Unpacker::WriteRow(int y, const float* packed) {
  const float* row = strength_ < 1 ? Mixed(y, packed) : packed;
  std::byte* to = output_.At(covered_.x1, y);
  if (output_.format == kPacked) {
    StreamCopy(to, row, PackedRowBytes(covered_.width()));
  } else {
    RowFromPacked(row, output_.format, covered_.width(), to);
  }
}

const float* Unpacker::Mixed(int y, const float* packed) {
  const int width = covered_.width();
  mixed_.assign(static_cast<size_t>(width) * 4, 0.0f);
  const Bounds row = Intersection({covered_.x1, y, covered_.x2, y + 1}, source_.bounds);
  if (!row.empty()) {
    float* at = mixed_.data() + static_cast<ptrdiff_t>(row.x1 - covered_.x1) * 4;
    RowToPacked(source_.At(row.x1, y), source_.format, row.width(), at);
  }
  for (int i = 0; i < width * 4; ++i) mixed_[i] += (packed[i] - mixed_[i]) * strength_;
  return mixed_.data();
}

void CopyImage(const HostImage& from, const HostImage& to, const Bounds& window) {
  Unpacker unpacker(to, window, from.bounds, 1, nullptr);
  unpacker.ClearOutside();
  const Bounds shared = Intersection(Intersection(window, to.bounds), from.bounds);
  if (shared.empty()) return;
  const auto bytes = static_cast<size_t>(shared.width()) * static_cast<size_t>(BytesPerPixel(from.format));
  std::vector<float> packed(static_cast<size_t>(shared.width()) * 4);
  for (int y = shared.y1; y < shared.y2; ++y) {
    if (from.format == to.format) {
      std::memcpy(to.At(shared.x1, y), from.At(shared.x1, y), bytes);
    } else {
      RowToPacked(from.At(shared.x1, y), from.format, shared.width(), packed.data());
      RowFromPacked(packed.data(), to.format, shared.width(), to.At(shared.x1, y));
    }
  }
}

bool IsAllZero(const HostImage& image) {
  const auto bytes = static_cast<size_t>(image.bounds.width()) * static_cast<size_t>(BytesPerPixel(image.format));
  for (int y = image.bounds.y1; y < image.bounds.y2; ++y) {
    const std::byte* row = image.At(image.bounds.x1, y);
    if (!std::all_of(row, row + bytes, [](std::byte value) { return value == std::byte{0}; })) return false;
  }
  return true;
}

}  // namespace framewright::frame
