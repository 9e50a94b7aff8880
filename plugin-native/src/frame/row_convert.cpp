#include "frame/row_convert.h"

#include <cstdint>
#include <cstring>

#include "frame/cpu.h"
#include "frame/half.h"

namespace framewright::frame {
namespace {

// How one sample of each depth is read and written. Bytes pass through memcpy: hosts do not promise alignment.
template <typename Stored>
Stored Load(const std::byte* at) {
  Stored value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

template <typename Stored>
void Store(std::byte* at, Stored value) {
  std::memcpy(at, &value, sizeof value);
}

template <int kMaximum>
float Quantised(float value) {
  if (!(value > 0)) return 0;  // NaN too
  return (value < 1 ? value : 1) * kMaximum + 0.5f;
}

struct ByteSample {
  using Stored = uint8_t;
  static float Decode(Stored value) { return static_cast<float>(value) / 255; }
  static Stored Encode(float value) { return static_cast<Stored>(Quantised<255>(value)); }
};

struct ShortSample {
  using Stored = uint16_t;
  static float Decode(Stored value) { return static_cast<float>(value) / 65535; }
  static Stored Encode(float value) { return static_cast<Stored>(static_cast<int>(Quantised<65535>(value))); }
};

struct HalfSample {
  using Stored = uint16_t;
  static float Decode(Stored value) { return FloatFromHalf(value); }
  static Stored Encode(float value) { return HalfFromFloat(value); }
};

struct FloatSample {
  using Stored = float;
  static float Decode(Stored value) { return value; }
  static Stored Encode(float value) { return value; }
};

template <typename Sample>
float Read(const std::byte* row, int index) {
  using Stored = typename Sample::Stored;
  return Sample::Decode(Load<Stored>(row + static_cast<ptrdiff_t>(index) * static_cast<int>(sizeof(Stored))));
}

template <typename Sample>
void Write(std::byte* row, int index, float value) {
  using Stored = typename Sample::Stored;
  Store<Stored>(row + static_cast<ptrdiff_t>(index) * static_cast<int>(sizeof(Stored)), Sample::Encode(value));
}

template <typename Sample>
void Pack(const std::byte* row, Components components, int pixels, float* packed, int done = 0) {
  switch (components) {
    case Components::kRgba:
      for (int i = done; i < pixels * 4; ++i) packed[i] = Read<Sample>(row, i);
      return;
    case Components::kRgb:
      for (int i = 0; i < pixels; ++i) {
        for (int c = 0; c < 3; ++c) packed[i * 4 + c] = Read<Sample>(row, i * 3 + c);
        packed[i * 4 + 3] = 1;
      }
      return;
    case Components::kAlpha:
      for (int i = 0; i < pixels; ++i) {
        const float alpha = Read<Sample>(row, i);
        for (int c = 0; c < 4; ++c) packed[i * 4 + c] = alpha;
      }
  }
}

template <typename Sample>
void Unpack(const float* packed, Components components, int pixels, std::byte* row, int done = 0) {
  switch (components) {
    case Components::kRgba:
      for (int i = done; i < pixels * 4; ++i) Write<Sample>(row, i, packed[i]);
      return;
    case Components::kRgb:
      for (int i = 0; i < pixels; ++i) {
        for (int c = 0; c < 3; ++c) Write<Sample>(row, i * 3 + c, packed[i * 4 + c]);
      }
      return;
    case Components::kAlpha:
      for (int i = 0; i < pixels; ++i) Write<Sample>(row, i, packed[i * 4 + 3]);
  }
}

void PackBytes(const std::byte* row, Components components, int pixels, float* packed) {
  const int done = components == Components::kRgba ? WideBytesToFloats(row, pixels * 4, packed) : 0;
  Pack<ByteSample>(row, components, pixels, packed, done);
}

void UnpackBytes(const float* packed, Components components, int pixels, std::byte* row) {
  const int done = components == Components::kRgba ? WideFloatsToBytes(packed, pixels * 4, row) : 0;
  Unpack<ByteSample>(packed, components, pixels, row, done);
}

}  // namespace

void RowToPacked(const std::byte* row, PixelFormat format, int pixels, float* packed) {
  switch (format.depth) {
    case Depth::kByte:
      return PackBytes(row, format.components, pixels, packed);
    case Depth::kShort:
      return Pack<ShortSample>(row, format.components, pixels, packed);
    case Depth::kHalf:
      if (format.components == Components::kRgba && WideHalvesToFloats(row, pixels * 4, packed)) return;
      return Pack<HalfSample>(row, format.components, pixels, packed);
    case Depth::kFloat:
      return Pack<FloatSample>(row, format.components, pixels, packed);
  }
}

void RowFromPacked(const float* packed, PixelFormat format, int pixels, std::byte* row) {
  switch (format.depth) {
    case Depth::kByte:
      return UnpackBytes(packed, format.components, pixels, row);
    case Depth::kShort:
      return Unpack<ShortSample>(packed, format.components, pixels, row);
    case Depth::kHalf:
      if (format.components == Components::kRgba && WideFloatsToHalves(packed, pixels * 4, row)) return;
      return Unpack<HalfSample>(packed, format.components, pixels, row);
    case Depth::kFloat:
      return Unpack<FloatSample>(packed, format.components, pixels, row);
  }
}

}  // namespace framewright::frame
