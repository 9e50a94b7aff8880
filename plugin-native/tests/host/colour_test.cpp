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

// Those of the native configuration that a plugin of the style Core is given, but for what no encoding of ours is.
TEST(ColourSpace, TranslatesTheNamesThatTheNativeConfigurationHasAtItsCore) {
  for (const char* name : {"ofx_scene_linear", "ACES2065-1", "ACEScg", "lin_p3d65", "lin_rec2020", "lin_rec709_srgb"}) {
    EXPECT_EQ(ColourSpaceFromHost(name), "linear") << name;
  }
  for (const char* name :
       {"srgb_display", "displayp3_display", "g22_ap1_tx", "g22_rec709_tx", "srgb_encoded_ap1_tx", "srgb_tx"}) {
    EXPECT_EQ(ColourSpaceFromHost(name), "srgb") << name;
  }
  for (const char* name : {"ofx_display_sdr", "rec1886_rec709_display", "rec1886_rec2020_display", "g24_rec709_tx"}) {
    EXPECT_EQ(ColourSpaceFromHost(name), "rec709") << name;
  }
  for (const char* name : {"ofx_scene_log", "ACEScct"}) EXPECT_EQ(ColourSpaceFromHost(name), "acescct") << name;
  for (const char* name : {"Raw", "ofx_raw", "rec2100_pq_display", "rec2100_hlg_display", "ofx_display_hdr"}) {
    EXPECT_EQ(ColourSpaceFromHost(name), "") << name;
  }
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
