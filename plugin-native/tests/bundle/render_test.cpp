#include <cmath>
#include <cstring>
#include <limits>

#include "framewright/v1/framewright.pb.h"
#include "support/rig.h"

namespace framewright::testing {
namespace {

class Rendering : public Rig {
 protected:
  v1::RenderHeader Header() {
    v1::RenderHeader header;
    header.ParseFromString(server_->header());
    return header;
  }
};

TEST_F(Rendering, WithoutASourceIsTransparentBlack) {
  MakeHost();
  Picture output(kFloatRgba, kSmall);
  FillPixels(&output);
  Open("framewright.Key", nullptr, &output);
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(PixelAt(output, 10, 10), (std::vector<float>{0, 0, 0, 0}));
}

TEST_F(Rendering, OfAFrameThatTheHostLacksIsNotMadeFromAnotherFrame) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  FillPixels(&output);
  Effect& effect = Open("framewright.Key", &source, &output);
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 9});
  effect.clips["Source"].frame_at = [&](double time) { return time == 0 ? &source : nullptr; };
  EXPECT_EQ(Render(5), ofx::kOk);
  EXPECT_EQ(PixelAt(output, 10, 10), (std::vector<float>{0, 0, 0, 0}));
  EXPECT_EQ(host_->images_out, 0);
}

class EveryImage : public Rendering, public ::testing::WithParamInterface<std::tuple<int, int, bool, bool>> {};

TEST_P(EveryImage, PassesAnIdentityModelBitForBit) {
  const auto [depth, components, top_down, in_stream] = GetParam();
  if (in_stream) setenv("FRAMEWRIGHT_TRANSPORT", "stream", 1);
  const frame::PixelFormat format{static_cast<frame::Depth>(depth), static_cast<frame::Components>(components)};
  const frame::Bounds bounds{-7, 3, 500, 260};
  StartServer();
  MakeHost();
  Picture source(format, bounds, top_down, 12), output(format, bounds, !top_down);
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0, bounds), ofx::kOk) << effect_->persistent_message;
  EXPECT_TRUE(SamePixels(source, output, bounds));
  EXPECT_EQ(server_->created_regions(), in_stream ? 0 : 2);
  unsetenv("FRAMEWRIGHT_TRANSPORT");
}

INSTANTIATE_TEST_SUITE_P(Images, EveryImage,
                         ::testing::Combine(::testing::Range(0, 4), ::testing::Range(0, 3), ::testing::Bool(),
                                            ::testing::Bool()));

TEST_F(Rendering, CarriesExtremeFloatsBothWays) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, {0, 0, 2, 1}), output(kFloatRgba, {0, 0, 2, 1});
  const float extremes[] = {-0.5f, 1e4f, std::numeric_limits<float>::infinity(), std::nanf(""), -0.0f, 1e-42f,
                            3e38f, 1};
  std::memcpy(source.image.data, extremes, sizeof extremes);
  Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0, {0, 0, 2, 1}), ofx::kOk);
  EXPECT_EQ(std::memcmp(output.image.data, extremes, sizeof extremes), 0);
}

TEST_F(Rendering, WritesOnlyTheRenderWindow) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, {-10, -10, 80, 50});
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0, {-5, 4, 30, 20}), ofx::kOk);
  EXPECT_EQ(PixelAt(output, 29, 19), PixelAt(source, 29, 19));
  EXPECT_EQ(PixelAt(output, 30, 19), (std::vector<float>{0, 0, 0, 0}));
  EXPECT_EQ(PixelAt(output, -5, 4), (std::vector<float>{0, 0, 0, 0}));
}

TEST_F(Rendering, TellsTheServerEverythingAboutTheFrame) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), mask({frame::Depth::kByte, frame::Components::kAlpha}, {4, 4, 20, 16});
  Picture output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Key", &source, &output);
  effect.clips["Inside"].properties.Put<int>(ofx::kClipConnected, {1});
  effect.clips["Inside"].frame_at = [&](double) { return &mask; };
  effect.clips["Outside"].frame_at = [&](double) { return &mask; };  // has an image but says nothing: not connected
  Choose("screen", "blue");
  ASSERT_EQ(Render(7), ofx::kOk);
  const v1::RenderHeader header = Header();
  EXPECT_EQ(header.effect(), "key");
  EXPECT_EQ(header.time(), 7);
  EXPECT_EQ(header.parameters().at("screen").text(), "blue");
  EXPECT_EQ(header.parameters().at("quality").text(), "full");
  EXPECT_EQ(header.parameters().at("screen_colour").numbers().values_size(), 3);
  for (const char* own : {"bypass", "strength", "model", "input_colour", "on_error", "device", "status"}) {
    EXPECT_EQ(header.parameters().count(own), 0u) << own;
  }
  ASSERT_EQ(header.inputs_size(), 2);
  EXPECT_EQ(header.inputs(0).clip(), "Source");
  EXPECT_EQ(header.inputs(0).format().alpha(), v1::ALPHA_PREMULTIPLIED);
  EXPECT_EQ(header.inputs(0).format().colour_space(), "linear");
  EXPECT_EQ(header.inputs(0).content_id().size(), 16u);
  EXPECT_EQ(header.inputs(1).clip(), "Inside");
  EXPECT_EQ(header.inputs(1).format().alpha(), v1::ALPHA_ONLY);
  EXPECT_EQ(header.inputs(1).format().left(), 4);
  EXPECT_EQ(header.inputs(1).format().top(), 20);
}

TEST_F(Rendering, KeyNamesTheClipsFirstFrameAsItsReferenceAlsoBesideTheNeighboursOfSmoothing) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Key", &source, &output);
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {4, 9});
  Set("temporal_smoothing", 1);
  for (const double time : {4, 5, 9}) {
    ASSERT_EQ(Render(time), ofx::kOk) << effect.persistent_message;
    EXPECT_EQ(Header().parameters().at("reference_time").number(), 4) << time;
  }
}

TEST_F(Rendering, SendsTheModelsOwnParametersAndRefusesHalfOnes) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  effect.parameters["parameters"].text = "amount=0.5 mode=soft";
  ASSERT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(Header().parameters().at("amount").number(), 0.5);
  EXPECT_EQ(Header().parameters().at("mode").text(), "soft");
  effect.parameters["parameters"].text = "amount";
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_NE(effect.persistent_message.find("'amount'"), std::string::npos);
}

TEST_F(Rendering, IgnoresBlackImagesOfUnconnectedInputsInResolve) {
  StartServer();
  Habits resolve;
  resolve.name = "DaVinciResolve";
  MakeHost(resolve);
  Picture source(kFloatRgba, kSmall), black(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Effect& effect = Open("framewright.Key", &source, &output);
  for (const char* name : {"Inside", "Outside", "CleanPlate", "Background"}) {
    effect.clips[name].properties.Put<int>(ofx::kClipConnected, {1});
    effect.clips[name].frame_at = [&](double) { return &black; };
  }
  ASSERT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(Header().inputs_size(), 1);
  EXPECT_EQ(Header().inputs(0).format().colour_space(), "rec709");
}

TEST_F(Rendering, SendsTheHostsColourSpaceAndSaysWhereItGuesses) {
  StartServer();
  Habits headless;
  headless.name = "framewright.headless";
  headless.colour_style = "OfxImageEffectColourManagementFull";
  MakeHost(headless);
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Effect& effect = Open("framewright.Model", &source, &output);
  PropertySet& clip = effect.clips["Source"].properties;
  clip.Put<std::string>(ofx::kClipColourspace, {"canonlog2_cinemagamut_d55"});
  ASSERT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(Header().inputs(0).format().colour_space(), "canonlog2_cgamut");
  EXPECT_EQ(Header().output().format().colour_space(), "canonlog2_cgamut");
  clip.Put<std::string>(ofx::kClipColourspace, {"ADX10"});
  ASSERT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(Header().inputs(0).format().colour_space(), "linear");
  EXPECT_NE(effect.parameters["status"].text.find("\"ADX10\", which is not known here"), std::string::npos);
}

TEST_F(Rendering, MixesByStrength) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  Set("strength", 0.5);
  ASSERT_EQ(Render(0), ofx::kOk);
  EXPECT_TRUE(SamePixels(source, output, kSmall));  // half of the source over the source
}

TEST_F(Rendering, ReusesItsRegions) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Open("framewright.Model", &source, &output);
  for (int i = 0; i < 10; ++i) ASSERT_EQ(Render(i), ofx::kOk);
  EXPECT_EQ(server_->created_regions(), 2);
}

TEST_F(Rendering, WorksInHostsThatLackAlmostEverything) {
  StartServer();
  Habits odd;
  odd.only_first_properties = true;
  odd.null_optional_slots = true;
  odd.message_suites = false;
  MakeHost(odd);
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Open("framewright.Model", &source, &output, ofx::kContextFilter);
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_TRUE(SamePixels(source, output, kSmall));
}

}  // namespace
}  // namespace framewright::testing
