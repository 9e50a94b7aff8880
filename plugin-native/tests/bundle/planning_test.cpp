#include "support/planning_rig.h"

namespace framewright::testing {
namespace {

using Planning = PlanningRig;

TEST_F(Planning, BypassAndStrengthZeroAreIdentity) {
  MakeHost();
  for (const char* identifier : {"framewright.Key", "framewright.Style", "framewright.Model"}) {
    Open(identifier, &source_, &output_);
    EXPECT_EQ(Ask(ofx::kActionIsIdentity, 3), ofx::kReplyDefault);
    Set("bypass", 1);
    EXPECT_EQ(Ask(ofx::kActionIsIdentity, 3), ofx::kOk);
    EXPECT_EQ(out_.Text(ofx::kPropName), "Source");
    EXPECT_EQ(Doubles(ofx::kPropTime), std::vector<double>{3});
    Set("bypass", 0);
    Set("strength", 0);
    EXPECT_EQ(Ask(ofx::kActionIsIdentity, 3), ofx::kOk);
  }
}

TEST_F(Planning, HostsThatNeverAskForIdentityGetTheSourceBitForBit) {
  MakeHost();
  Open("framewright.Key", &source_, &output_);
  Set("bypass", 1);
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_TRUE(SamePixels(source_, output_, kSmall));
}

TEST_F(Planning, FramesNeededIsAlwaysAnswered) {  // Fusion fails the node otherwise
  Habits odd;
  odd.null_optional_slots = true;
  odd.only_first_properties = true;
  MakeHost(odd);
  for (const char* identifier : {"framewright.Key", "framewright.Style", "framewright.Retime", "framewright.Model"}) {
    Open(identifier, &source_, &output_);
    EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 5), ofx::kOk) << identifier;
  }
}

TEST_F(Planning, KeyFetchesTheFrameWhoseScreenColourTheClipUses) {
  MakeHost();
  Open("framewright.Key", &source_, &output_);
  Set("reference_frame", 7);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 1), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{1, 1, 7, 7}));
}

TEST_F(Planning, KeySmoothedOverTimeStaysInsideTheClip) {
  MakeHost();
  Effect& effect = Open("framewright.Key", &source_, &output_);
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {4, 9});
  Set("temporal_smoothing", 1);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 4), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{4, 5}));
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 7), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{4, 4, 6, 8}));
}

TEST_F(Planning, StyleFetchesTheFramesItHolds) {
  MakeHost();
  Effect& effect = Open("framewright.Style", &source_, &output_);
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 9});
  EXPECT_EQ(FramesNeeded(5), (std::vector<double>{3, 5}));
  EXPECT_EQ(FramesNeeded(0), (std::vector<double>{0, 0}));  // the clip begins here
  Set("temporal_hold", 0);
  EXPECT_EQ(FramesNeeded(5), (std::vector<double>{5, 5}));
}

TEST_F(Planning, LearnFetchesTheFramesItHolds) {
  MakeHost();
  Effect& effect = Open("framewright.Learn", &source_, &output_);
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 9});
  EXPECT_EQ(FramesNeeded(5), (std::vector<double>{5, 5}));
  Set("temporal_hold", 0.5);
  EXPECT_EQ(FramesNeeded(5), (std::vector<double>{3, 5}));
  EXPECT_EQ(FramesNeeded(1), (std::vector<double>{0, 1}));  // the clip begins at 0
}

TEST_F(Planning, StyleMatchesTheWholeClipByOneFrameOfIt) {
  MakeHost();
  Effect& effect = Open("framewright.Style", &source_, &output_);
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {100, 109});
  Set("temporal_hold", 0);
  EXPECT_EQ(FramesNeeded(105), (std::vector<double>{105, 105}));  // nothing to match
  effect.parameters["reference"].text = "/pictures/dusk.png";
  EXPECT_EQ(FramesNeeded(105), (std::vector<double>{100, 100, 105, 105}));  // frame 0 lies before the clip
  Set("reference_frame", 107);
  EXPECT_EQ(FramesNeeded(105), (std::vector<double>{105, 105, 107, 107}));
  Set("reference_hold", 0);
  EXPECT_EQ(FramesNeeded(105), (std::vector<double>{105, 105}));
}

TEST_F(Planning, NoOtherTimesAreAskedForWhereThereAreNone) {
  Habits mlt;
  mlt.temporal_access = false;
  MakeHost(mlt);
  Open("framewright.Style", &source_, &output_);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 5), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{5, 5}));
  Open("framewright.Key", &source_, &output_);
  Set("temporal_smoothing", 1);
  Set("reference_frame", 7);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 5), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{5, 5}));
}

TEST_F(Planning, KeyDeclaresTheAlphaOfItsOutput) {
  MakeHost();
  Open("framewright.Key", &source_, &output_);
  EXPECT_EQ(Ask(ofx::kActionGetClipPreferences, 0), ofx::kOk);
  EXPECT_EQ(out_.Text(ofx::kImagePremultiplication), ofx::kPremultiplied);
  EXPECT_EQ(out_.Text("OfxImageClipPropComponents_Output"), ofx::kComponentRgba);
  Choose("alpha_output", "straight");
  EXPECT_EQ(Ask(ofx::kActionGetClipPreferences, 0), ofx::kOk);
  EXPECT_EQ(out_.Text(ofx::kImagePremultiplication), ofx::kUnpremultiplied);
}

TEST_F(Planning, AStyleThatIsDrawnAnewSaysThatItChangesInTime) {
  MakeHost();
  Open("framewright.Style", &source_, &output_);
  EXPECT_EQ(Ask(ofx::kActionGetClipPreferences, 0), ofx::kReplyDefault);
  Set("redraw", 2);
  EXPECT_EQ(Ask(ofx::kActionGetClipPreferences, 0), ofx::kOk);
  EXPECT_EQ(std::get<int>(out_.values[ofx::kArgFrameVarying].at(0)), 1);
}

TEST_F(Planning, AStyleInWhichSomethingFallsSaysThatItChangesInTime) {
  MakeHost();
  Open("framewright.Style", &source_, &output_);
  Choose("look", "snow");
  EXPECT_EQ(Ask(ofx::kActionGetClipPreferences, 0), ofx::kOk);
  EXPECT_EQ(std::get<int>(out_.values[ofx::kArgFrameVarying].at(0)), 1);
}

}  // namespace
}  // namespace framewright::testing
