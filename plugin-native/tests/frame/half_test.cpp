#include "frame/half.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "frame/cpu.h"

namespace framewright::frame {
namespace {

TEST(Half, EveryValueSurvivesTheWayToFloatAndBack) {
  for (uint32_t bits = 0; bits <= 0xffff; ++bits) {
    const auto half = static_cast<uint16_t>(bits);
    const float value = FloatFromHalf(half);
    if (std::isnan(value)) {
      EXPECT_TRUE(std::isnan(FloatFromHalf(HalfFromFloat(value))));
    } else {
      ASSERT_EQ(HalfFromFloat(value), half) << bits;
    }
  }
}

TEST(Half, RoundsToNearestEvenAndOverflowsToInfinity) {
  EXPECT_EQ(HalfFromFloat(1.0f + 0x1p-11f), 0x3c00);  // a tie goes to the even neighbour
  EXPECT_EQ(HalfFromFloat(1.0f + 3 * 0x1p-11f), 0x3c02);
  EXPECT_EQ(HalfFromFloat(65504.0f), 0x7bff);
  EXPECT_EQ(HalfFromFloat(65519.99f), 0x7bff);
  EXPECT_EQ(HalfFromFloat(65520.0f), 0x7c00);
  EXPECT_EQ(HalfFromFloat(-1e9f), 0xfc00);
  EXPECT_EQ(HalfFromFloat(0x1p-25f), 0x0000);
  EXPECT_EQ(HalfFromFloat(0x1.8p-25f), 0x0001);
}

TEST(Half, TheWidePathAgreesWithThePlainOne) {
  std::vector<float> floats;
  for (int i = -40; i < 45; ++i) {
    floats.push_back(std::ldexp(1.37f, i % 20));
    floats.push_back(static_cast<float>(-i) * 0.001f);
  }
  const int count = static_cast<int>(floats.size());
  std::vector<std::byte> halves(floats.size() * 2);
  if (!WideFloatsToHalves(floats.data(), count, halves.data())) GTEST_SKIP() << "this processor has no wide path";
  for (size_t i = 0; i < floats.size(); ++i) {
    uint16_t half;
    std::memcpy(&half, &halves[i * 2], 2);
    EXPECT_EQ(half, HalfFromFloat(floats[i])) << floats[i];
  }
  std::vector<float> back(floats.size());
  ASSERT_TRUE(WideHalvesToFloats(halves.data(), count, back.data()));
  for (size_t i = 0; i < floats.size(); ++i) EXPECT_EQ(back[i], FloatFromHalf(HalfFromFloat(floats[i])));
}

}  // namespace
}  // namespace framewright::frame
