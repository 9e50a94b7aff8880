#include "host/values/colour.h"

#include <gtest/gtest.h>

namespace framewright::host {
namespace {

// The names of ofx-native-v1.5_aces-v1.3_ocio-v2.3 that are colour images, but for film densities (ADX).
constexpr const char* kNative[] = {
    "ofx_display_sdr",
    "ofx_scene_linear",
    "ofx_scene_log",
    "srgb_display",
    "displayp3_display",
    "rec1886_rec709_display",
    "rec1886_rec2020_display",
    "rec2100_hlg_display",
    "rec2100_pq_display",
    "st2084_p3d65_display",
    "p3d65_display",
    "ACES2065-1",
    "ACEScc",
    "ACEScct",
    "ACEScg",
    "lin_p3d65",
    "lin_rec2020",
    "lin_rec709_srgb",
    "g18_rec709_tx",
    "g22_ap1_tx",
    "g22_rec709_tx",
    "g24_rec709_tx",
    "srgb_encoded_ap1_tx",
    "srgb_tx",
    "CIE-XYZ-D65",
    "p3d60_display",
    "p3_dci_display",
    "lin_arri_wide_gamut_3",
    "arri_logc3_ei800",
    "lin_arri_wide_gamut_4",
    "arri_logc4",
    "bmdfilm_widegamut_gen5",
    "davinci_intermediate_widegamut",
    "lin_bmd_widegamut_gen5",
    "lin_davinci_widegamut",
    "canonlog2_cinemagamut_d55",
    "canonlog3_cinemagamut_d55",
    "lin_cinemagamut_d55",
    "lin_vgamut",
    "vlog_vgamut",
    "lin_redwidegamutrgb",
    "log3g10_redwidegamutrgb",
    "lin_sgamut3",
    "lin_sgamut3cine",
    "lin_venice_sgamut3",
    "lin_venice_sgamut3cine",
    "slog3_sgamut3",
    "slog3_sgamut3cine",
    "slog3_venice_sgamut3",
    "slog3_venice_sgamut3cine",
    "camera_rec709",
    "srgb_encoded_p3d65_tx",
    "aces_interchange",
    "cie_xyz_d65_interchange",
    "color_picking",
    "color_timing",
    "compositing_log",
    "matte_paint",
    "scene_linear",
    "texture_paint",
};

TEST(ColourSpace, KnowsEveryColourImageOfTheNativeConfiguration) {
  for (const char* name : kNative) {
    EXPECT_TRUE(ColourSpaceFromHost(name).certain) << name;
    EXPECT_NE(ColourSpaceFromHost(name).ours, "") << name;
  }
}

TEST(ColourSpace, TranslatesCurveAndPrimaries) {
  EXPECT_EQ(ColourSpaceFromHost("lin_rec709_srgb").ours, "linear");
  EXPECT_EQ(ColourSpaceFromHost("ACEScg").ours, "linear_ap1");
  EXPECT_EQ(ColourSpaceFromHost("ACEScct").ours, "acescct_ap1");
  EXPECT_EQ(ColourSpaceFromHost("srgb_display").ours, "srgb");
  EXPECT_EQ(ColourSpaceFromHost("rec1886_rec709_display").ours, "rec709");
  EXPECT_EQ(ColourSpaceFromHost("arri_logc3_ei800").ours, "logc3_awg3");
  EXPECT_EQ(ColourSpaceFromHost("slog3_sgamut3cine").ours, "slog3_sgamut3cine");
  EXPECT_EQ(ColourSpaceFromHost("rec2100_pq_display").ours, "pq_rec2020");
}

TEST(ColourSpace, GuessesAtNamesFromElsewhereAndKnowsThatItDoes) {
  EXPECT_EQ(ColourSpaceFromHost("our_srgb").ours, "srgb");
  EXPECT_FALSE(ColourSpaceFromHost("our_srgb").certain);
  EXPECT_EQ(ColourSpaceFromHost("ofx_display_hdr").ours, "pq_rec2020");
  EXPECT_FALSE(ColourSpaceFromHost("ofx_display_hdr").certain);
  for (const char* name : {"somebody's own", "ADX10", "ADX16"}) {
    EXPECT_EQ(ColourSpaceFromHost(name).ours, "") << name;
    EXPECT_FALSE(ColourSpaceFromHost(name).certain) << name;
  }
}

TEST(ColourSpace, LeavesToTheAssumptionWhatIsNotSaidOrIsData) {
  for (const char* name : {"", "Raw", "ofx_raw", "data"}) {
    EXPECT_EQ(ColourSpaceFromHost(name).ours, "") << name;
    EXPECT_TRUE(ColourSpaceFromHost(name).certain) << name;
  }
}

TEST(ColourSpace, AssumesByDepth) {
  EXPECT_EQ(AssumedColourSpace(frame::Depth::kByte, false), "srgb");
  EXPECT_EQ(AssumedColourSpace(frame::Depth::kShort, true), "srgb");
  EXPECT_EQ(AssumedColourSpace(frame::Depth::kHalf, false), "linear");
  EXPECT_EQ(AssumedColourSpace(frame::Depth::kFloat, true), "rec709");
}

}  // namespace
}  // namespace framewright::host
