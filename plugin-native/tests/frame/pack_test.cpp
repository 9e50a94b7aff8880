#include "frame/pack.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "frame/row_convert.h"
#include "support/pictures.h"

namespace framewright::frame {
namespace {

using testing::FillPixels;
using testing::Picture;
using testing::PixelAt;

constexpr PixelFormat kFormats[] = {
    {Depth::kByte, Components::kRgba},  {Depth::kByte, Components::kRgb},  {Depth::kByte, Components::kAlpha},
    {Depth::kShort, Components::kRgba}, {Depth::kShort, Components::kRgb}, {Depth::kShort, Components::kAlpha},
    {Depth::kHalf, Components::kRgba},  {Depth::kHalf, Components::kRgb},  {Depth::kHalf, Components::kAlpha},
    {Depth::kFloat, Components::kRgba}, {Depth::kFloat, Components::kRgb}, {Depth::kFloat, Components::kAlpha},
};

class EveryFormat : public ::testing::TestWithParam<std::tuple<PixelFormat, bool, int>> {
 protected:
  Picture Make(Bounds bounds) {
    const auto [format, top_down, padding] = GetParam();
    return Picture(format, bounds, top_down, padding);
  }
};

TEST_P(EveryFormat, SurvivesPackingAndUnpackingBitForBit) {
  const Bounds bounds{-3, 5, 34, 22};
  Picture source = Make(bounds);
  FillPixels(&source);
  std::vector<std::byte> packed(PackedBytes(bounds));
  Packer(source.image).PackAll(packed.data(), nullptr);
  Picture output = Make(bounds);
  Unpacker(output.image, bounds, bounds, 1, nullptr).UnpackAll(packed.data());
  for (int y = bounds.y1; y < bounds.y2; ++y) {
    const auto row_bytes = static_cast<size_t>(bounds.width() * BytesPerPixel(source.image.format));
    ASSERT_EQ(std::memcmp(source.image.At(bounds.x1, y), output.image.At(bounds.x1, y), row_bytes), 0) << "row " << y;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, EveryFormat,
                         ::testing::Combine(::testing::ValuesIn(kFormats), ::testing::Bool(), ::testing::Values(0, 7)));

TEST(Packing, PutsTheTopRowFirst) {
  Picture source({Depth::kFloat, Components::kRgba}, {0, 0, 2, 3});
  FillPixels(&source);
  std::vector<float> packed(2 * 3 * 4);
  Packer(source.image).PackAll(reinterpret_cast<std::byte*>(packed.data()), nullptr);
  EXPECT_EQ(packed[0], PixelAt(source, 0, 2)[0]);
  EXPECT_EQ(packed[2 * 2 * 4], PixelAt(source, 0, 0)[0]);
}

TEST(Packing, GivesRgbAnAlphaOfOneAndSpreadsAlphaOverColour) {
  Picture rgb({Depth::kByte, Components::kRgb}, {0, 0, 1, 1});
  rgb.memory = {std::byte{255}, std::byte{0}, std::byte{51}};
  rgb.image.data = rgb.memory.data();
  std::vector<float> packed(4);
  Packer(rgb.image).PackAll(reinterpret_cast<std::byte*>(packed.data()), nullptr);
  EXPECT_EQ(packed, (std::vector<float>{1, 0, 0.2f, 1}));

  Picture alpha({Depth::kFloat, Components::kAlpha}, {0, 0, 1, 1});
  const float value = -0.5f;
  std::memcpy(alpha.image.data, &value, sizeof value);
  Packer(alpha.image).PackAll(reinterpret_cast<std::byte*>(packed.data()), nullptr);
  EXPECT_EQ(packed, (std::vector<float>{-0.5f, -0.5f, -0.5f, -0.5f}));
}

TEST(Packing, CarriesExtremeFloatsUntouched) {
  const float extremes[] = {-0.5f, 1e4f, std::numeric_limits<float>::infinity(), std::nanf(""), -0.0f, 1e-42f,
                            3e38f, 1};
  Picture source({Depth::kFloat, Components::kRgba}, {0, 0, 2, 1});
  std::memcpy(source.image.data, extremes, sizeof extremes);
  std::vector<std::byte> packed(sizeof extremes);
  Packer(source.image).PackAll(packed.data(), nullptr);
  EXPECT_EQ(std::memcmp(packed.data(), extremes, sizeof extremes), 0);
}

TEST(Packing, AWideRowOfBytesBecomesTheirShareOfTheMost) {
  constexpr int kPixels = 65;
  std::vector<std::byte> row(static_cast<size_t>(kPixels) * 4);
  for (size_t i = 0; i < row.size(); ++i) row[i] = static_cast<std::byte>(i);
  std::vector<float> packed(row.size());
  RowToPacked(row.data(), {Depth::kByte, Components::kRgba}, kPixels, packed.data());
  for (size_t i = 0; i < row.size(); ++i) EXPECT_EQ(packed[i], static_cast<float>(i % 256) / 255) << i;
}

TEST(Unpacking, ClampsIntegersAndTurnsNanIntoZero) {
  const float packed[] = {-0.5f, 1e4f, std::nanf(""), 0.5f};
  std::byte bytes[4];
  RowFromPacked(packed, {Depth::kByte, Components::kRgba}, 1, bytes);
  EXPECT_EQ(std::to_integer<int>(bytes[0]), 0);
  EXPECT_EQ(std::to_integer<int>(bytes[1]), 255);
  EXPECT_EQ(std::to_integer<int>(bytes[2]), 0);
  EXPECT_EQ(std::to_integer<int>(bytes[3]), 128);
}

TEST(Unpacking, AWideRowBecomesTheBytesOfItsPixels) {
  constexpr int kPixels = 21;
  std::vector<float> packed(kPixels * 4);
  for (size_t i = 0; i < packed.size(); ++i) packed[i] = -0.2f + 0.017f * static_cast<float>(i);
  packed[5] = std::nanf("");
  std::vector<std::byte> row(packed.size());
  RowFromPacked(packed.data(), {Depth::kByte, Components::kRgba}, kPixels, row.data());
  std::vector<std::byte> pixels(packed.size());
  for (size_t i = 0; i < packed.size(); i += 4) {
    RowFromPacked(&packed[i], {Depth::kByte, Components::kRgba}, 1, &pixels[i]);
  }
  EXPECT_EQ(row, pixels);
}

TEST(Unpacking, WritesOnlyTheWindowAndClearsWhatTheFrameDoesNotCover) {
  const PixelFormat format{Depth::kFloat, Components::kRgba};
  Picture output(format, {0, 0, 8, 8});
  FillPixels(&output);
  const float before = PixelAt(output, 7, 7)[0];
  const Bounds frame{2, 2, 10, 4};
  std::vector<float> packed(static_cast<size_t>(frame.width() * frame.height()) * 4, 9.0f);
  Unpacker unpacker(output.image, {1, 1, 6, 6}, frame, 1, nullptr);
  unpacker.ClearOutside();
  unpacker.UnpackAll(reinterpret_cast<const std::byte*>(packed.data()));
  EXPECT_EQ(PixelAt(output, 7, 7)[0], before);  // outside of the window
  EXPECT_EQ(PixelAt(output, 1, 1)[0], 0);       // in the window, not in the frame
  EXPECT_EQ(PixelAt(output, 5, 5)[3], 0);
  EXPECT_EQ(PixelAt(output, 2, 2)[0], 9);
  EXPECT_EQ(PixelAt(output, 5, 3)[0], 9);
}

TEST(Unpacking, MixesByStrengthOverTheSource) {
  const PixelFormat format{Depth::kFloat, Components::kRgba};
  const Bounds bounds{0, 0, 4, 2};
  Picture source(format, bounds);
  FillPixels(&source);
  Picture output(format, bounds);
  std::vector<float> packed(4 * 2 * 4, 3.0f);
  Unpacker(output.image, bounds, bounds, 0.25, &source.image).UnpackAll(reinterpret_cast<std::byte*>(packed.data()));
  const float expected = PixelAt(source, 1, 1)[2] * 0.75f + 3.0f * 0.25f;
  EXPECT_NEAR(PixelAt(output, 1, 1)[2], expected, 1e-5);
}

TEST(CopyImage, ClearsTheWindowWhereThereIsNoSource) {
  Picture output({Depth::kByte, Components::kRgba}, {0, 0, 4, 4});
  FillPixels(&output);
  HostImage nothing;
  nothing.format = output.image.format;
  CopyImage(nothing, output.image, {0, 0, 4, 4});
  EXPECT_TRUE(IsAllZero(output.image));
}

TEST(ContentId, IsEqualForEqualPixelsWhateverTheDepthOrRowOrder) {
  const Bounds bounds{0, 0, 16, 9};
  Picture up({Depth::kByte, Components::kRgba}, bounds, false);
  FillPixels(&up);
  Picture down({Depth::kFloat, Components::kRgba}, bounds, true, 5);
  CopyImage(up.image, down.image, bounds);
  ContentId first(16, 9), second(16, 9), other_size(9, 16);
  Packer(up.image).Identify(&first);
  Packer(down.image).Identify(&second);
  Packer(up.image).Identify(&other_size);
  EXPECT_EQ(first.Digest(), second.Digest());
  EXPECT_EQ(first.Digest().size(), 16u);
  EXPECT_NE(first.Digest(), other_size.Digest());
}

TEST(ContentId, ChangesWithOnePixel) {
  Picture picture({Depth::kFloat, Components::kRgba}, {0, 0, 16, 9});
  FillPixels(&picture);
  ContentId before(16, 9), after(16, 9);
  Packer(picture.image).Identify(&before);
  picture.memory[100] ^= std::byte{1};
  Packer(picture.image).Identify(&after);
  EXPECT_NE(before.Digest(), after.Digest());
}

}  // namespace
}  // namespace framewright::frame
