#include "host/values/colour.h"

#include <gtest/gtest.h>

namespace framewright::host {
namespace {

TEST(ColourSpace, TranslatesTheHostsNames) {
  EXPECT_EQ(ColourSpaceFromHost("lin_rec709_srgb"), "linear");
  EXPECT_EQ(ColourSpaceFromHost("ACEScg"), "linear");
  EXPECT_EQ(ColourSpaceFromHost("ACEScct"), "acescct");
  EXPECT_EQ(ColourSpaceFromHost("srgb_display"), "srgb");
  EXPECT_EQ(ColourSpaceFromHost("rec1886_rec709_display"), "rec709");
  EXPECT_EQ(ColourSpaceFromHost("arri_logc3_ei800"), "logc3");
  EXPECT_EQ(ColourSpaceFromHost("slog3_sgamut3cine"), "slog3");
}

TEST(ColourSpace, LeavesUnknownNamesToTheAssumption) {
  EXPECT_EQ(ColourSpaceFromHost("somebody's own"), "");
  EXPECT_EQ(ColourSpaceFromHost(""), "");
}

TEST(ColourSpace, AssumesByDepth) {
  EXPECT_EQ(AssumedColourSpace(frame::Depth::kByte, false), "srgb");
  EXPECT_EQ(AssumedColourSpace(frame::Depth::kShort, true), "srgb");
  EXPECT_EQ(AssumedColourSpace(frame::Depth::kHalf, false), "linear");
  EXPECT_EQ(AssumedColourSpace(frame::Depth::kFloat, true), "rec709");
}

}  // namespace
}  // namespace framewright::host
