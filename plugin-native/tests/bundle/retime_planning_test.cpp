#include "support/planning_rig.h"

namespace framewright::testing {
namespace {

using RetimePlanning = PlanningRig;

TEST_F(RetimePlanning, RetimeOnAWholeSourceFrameIsThatFrame) {
  MakeHost();
  OpenRetime();
  Set("speed", 0.5);
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 2), ofx::kOk);
  EXPECT_EQ(Doubles(ofx::kPropTime), std::vector<double>{1});
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 1), ofx::kReplyDefault);
}

TEST_F(RetimePlanning, RetimeNamesTheFramesItWillFetchAndItsLength) {
  MakeHost();
  OpenRetime();
  Set("speed", 0.5);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 1), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{0, 1}));
  EXPECT_EQ(Ask(ofx::kActionGetTimeDomain, 0), ofx::kOk);
  EXPECT_EQ(Doubles(ofx::kArgFrameRange), (std::vector<double>{0, 3}));
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 3), ofx::kOk);  // the last frame, held for its time
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{1, 1}));
}

TEST_F(RetimePlanning, FramesThatAreLeftOutAreNeverFetchedAndTheOthersTakeTheirTime) {
  MakeHost();
  Effect& effect = OpenRetime();
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 9});
  effect.parameters["leave_out"].text = "1, 3, 5, 7, 9";
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 3), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{2, 2, 4, 4})) << "frame 3 is not";
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 3), ofx::kReplyDefault);
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 9), ofx::kOk) << "the last one that is kept is held";
  EXPECT_EQ(Doubles(ofx::kPropTime), std::vector<double>{8});
  EXPECT_EQ(Ask(ofx::kActionGetTimeDomain, 0), ofx::kOk);
  EXPECT_EQ(Doubles(ofx::kArgFrameRange), (std::vector<double>{0, 9}));
}

TEST_F(RetimePlanning, TheClipsOnWhichMotionIsFoundAreFetchedWithEverySourceFrame) {
  MakeHost();
  OpenRetime();
  Set("speed", 0.5);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 1), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Motion"), (std::vector<double>{0, 1}));
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Layer"), (std::vector<double>{0, 1}));
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Overlay"), (std::vector<double>{0, 0}));
}

TEST_F(RetimePlanning, EveryModeTellsTheHostALengthThatKeepsTime) {
  MakeHost();
  OpenRetime().clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {10, 33});  // 24 frames
  const auto last = [this] {
    EXPECT_EQ(Ask(ofx::kActionGetTimeDomain, 0), ofx::kOk);
    return Doubles(ofx::kArgFrameRange).at(1);
  };
  Set("speed", 0.5);
  EXPECT_EQ(last(), 10 + 48 - 1);
  Set("speed", -0.5);
  EXPECT_EQ(last(), 10 + 48 - 1);
  Choose("mode", "rate");
  EXPECT_EQ(last(), 10 + 60 - 1);
  for (const char* own_time : {"time", "repair", "blur", "rolling"}) {
    Choose("mode", own_time);
    EXPECT_EQ(last(), 33) << own_time;
  }
}

TEST_F(RetimePlanning, RepairAsksForTheFramesItCompares) {
  MakeHost();
  OpenRetime().clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 9});
  Set("mode", 3);
  const std::map<std::string, std::vector<double>> compared = {
      {"duplicates", {1, 9}}, {"damaged", {3, 7}}, {"dropped", {4, 7}}};
  for (const auto& [rebuild, range] : compared) {
    Choose("repair", rebuild);
    EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 5), ofx::kOk);
    EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), range) << rebuild;
  }
}

TEST_F(RetimePlanning, RetimerContextTakesTheTimeFromTheHost) {
  MakeHost();
  OpenRetime(ofx::kContextRetimer);
  Set("SourceTime", 0.25);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 9), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{0, 1}));
  Set("SourceTime", 1);
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 9), ofx::kOk);
  EXPECT_EQ(Doubles(ofx::kPropTime), std::vector<double>{1});
}

TEST_F(RetimePlanning, RetimeInAHostWithoutOtherTimesSaysSoInPictureAndMessage) {
  Habits mlt;
  mlt.temporal_access = false;
  MakeHost(mlt);
  Effect& effect = OpenRetime();
  Set("speed", 0.5);
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 2), ofx::kReplyDefault);
  EXPECT_EQ(Render(2), ofx::kOk);
  EXPECT_FALSE(SamePixels(source_, output_, kSmall));
  EXPECT_EQ(PixelAt(output_, 5, 5)[3], 1);
  EXPECT_NE(effect.persistent_message.find("current frame only"), std::string::npos);
}

TEST_F(RetimePlanning, AHoleInTheSourceIsNamedAndNotPassedOver) {
  Habits headless;
  headless.name = "framewright.headless";  // the host that keeps each frame's report
  MakeHost(headless);
  Effect& effect = OpenRetime();
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 3});
  Set("speed", 0.5);
  EXPECT_EQ(Render(3), ofx::kOk);  // between frame 1 and frame 2, which the host does not have
  EXPECT_NE(effect.parameters["status"].text.find(
                "The source has no frame 2: frame 1 is shown instead. Mode Repair can rebuild it."),
            std::string::npos);
  EXPECT_NE(effect.messages.back().find("no frame 2"), std::string::npos);
  EXPECT_TRUE(SamePixels(source_, output_, kSmall));
  EXPECT_EQ(Render(4), ofx::kOk);  // that frame itself
  EXPECT_NE(effect.parameters["status"].text.find("no frame 2: nothing is shown"), std::string::npos);
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(effect.parameters["status"].text.find("no frame"), std::string::npos);
}

TEST_F(RetimePlanning, BeyondTheClipRetimeShowsNothingIfAsked) {
  MakeHost();
  OpenRetime();
  Set("speed", 1);
  Choose("ends", "nothing");
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 1), ofx::kOk);
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 2), ofx::kReplyDefault);
  EXPECT_EQ(Render(2), ofx::kOk);
  EXPECT_TRUE(SamePixels(Picture(output_.image.format, kSmall), output_, kSmall));
}

TEST_F(RetimePlanning, RetimeHoldsTheEdgeFrameWhereTheHostHasNoNext) {
  MakeHost();
  Effect& effect = OpenRetime();
  effect.clips["Source"].properties.values.clear();  // the host does not tell its range
  Set("speed", 0.5);
  EXPECT_EQ(Render(3), ofx::kOk);  // between frame 1 and a frame 2 that does not exist
  EXPECT_TRUE(SamePixels(source_, output_, kSmall));
}

}  // namespace
}  // namespace framewright::testing
