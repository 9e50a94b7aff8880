#include "support/rig.h"

namespace framewright::testing {
namespace {

class Planning : public Rig {
 protected:
  Planning() : source_(kFloatRgba, kSmall), output_(kFloatRgba, kSmall) { FillPixels(&source_); }

  Effect& OpenRetime(const char* context = ofx::kContextGeneral) {
    Effect& effect = Open("framewright.Retime", &source_, &output_, context);
    effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 1});
    effect.clips["Source"].frame_at = [this](double time) { return time == 0 || time == 1 ? &source_ : nullptr; };
    return effect;
  }

  ofx::Status Ask(const char* action, double time) {
    in_.Put<double>(ofx::kPropTime, {time});
    out_.values.clear();
    return host_->Act(plugin_, action, effect_.get(), &in_, &out_);
  }

  std::vector<double> Doubles(const std::string& name) {
    std::vector<double> numbers;
    for (const auto& value : out_.values[name]) numbers.push_back(std::get<double>(value));
    return numbers;
  }

  // Of the source, as ranges.
  std::vector<double> FramesNeeded(double time) {
    EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, time), ofx::kOk);
    return Doubles("OfxImageClipPropFrameRange_Source");
  }

  Picture source_, output_;
  PropertySet in_, out_;
};

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

TEST_F(Planning, RetimeOnAWholeSourceFrameIsThatFrame) {
  MakeHost();
  OpenRetime();
  Set("speed", 0.5);
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 2), ofx::kOk);
  EXPECT_EQ(Doubles(ofx::kPropTime), std::vector<double>{1});
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 1), ofx::kReplyDefault);
}

TEST_F(Planning, RetimeNamesTheFramesItWillFetchAndItsLength) {
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

TEST_F(Planning, FramesThatAreLeftOutAreNeverFetchedAndTheOthersTakeTheirTime) {
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

TEST_F(Planning, TheClipsOnWhichMotionIsFoundAreFetchedWithEverySourceFrame) {
  MakeHost();
  OpenRetime();
  Set("speed", 0.5);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 1), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Motion"), (std::vector<double>{0, 1}));
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Layer"), (std::vector<double>{0, 1}));
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Overlay"), (std::vector<double>{0, 0}));
}

TEST_F(Planning, EveryModeTellsTheHostALengthThatKeepsTime) {
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

TEST_F(Planning, RepairAsksForTheFramesItCompares) {
  MakeHost();
  OpenRetime().clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 9});
  Set("mode", 3);
  const std::map<std::string, std::vector<double>> compared = {
      {"duplicates", {4, 6}}, {"damaged", {3, 7}}, {"dropped", {4, 7}}};
  for (const auto& [rebuild, range] : compared) {
    Choose("repair", rebuild);
    EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 5), ofx::kOk);
    EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), range) << rebuild;
  }
}

TEST_F(Planning, RetimerContextTakesTheTimeFromTheHost) {
  MakeHost();
  OpenRetime(ofx::kContextRetimer);
  Set("SourceTime", 0.25);
  EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, 9), ofx::kOk);
  EXPECT_EQ(Doubles("OfxImageClipPropFrameRange_Source"), (std::vector<double>{0, 1}));
  Set("SourceTime", 1);
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 9), ofx::kOk);
  EXPECT_EQ(Doubles(ofx::kPropTime), std::vector<double>{1});
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

TEST_F(Planning, RetimeInAHostWithoutOtherTimesSaysSoInPictureAndMessage) {
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

TEST_F(Planning, AHoleInTheSourceIsNamedAndNotPassedOver) {
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

TEST_F(Planning, BeyondTheClipRetimeShowsNothingIfAsked) {
  MakeHost();
  OpenRetime();
  Set("speed", 1);
  Choose("ends", "nothing");
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 1), ofx::kOk);
  EXPECT_EQ(Ask(ofx::kActionIsIdentity, 2), ofx::kReplyDefault);
  EXPECT_EQ(Render(2), ofx::kOk);
  EXPECT_TRUE(SamePixels(Picture(output_.image.format, kSmall), output_, kSmall));
}

TEST_F(Planning, RetimeHoldsTheEdgeFrameWhereTheHostHasNoNext) {
  MakeHost();
  Effect& effect = OpenRetime();
  effect.clips["Source"].properties.values.clear();  // the host does not tell its range
  Set("speed", 0.5);
  EXPECT_EQ(Render(3), ofx::kOk);  // between frame 1 and a frame 2 that does not exist
  EXPECT_TRUE(SamePixels(source_, output_, kSmall));
}

}  // namespace
}  // namespace framewright::testing
