// What single hosts do that no other does, and what an artist sees there.
#include "framewright/v1/framewright.pb.h"
#include "support/rig.h"

namespace framewright::testing {
namespace {

Habits Mlt() {
  Habits habits;
  habits.name = "MLT";
  habits.temporal_access = false;
  return habits;
}

class HostHabits : public Rig {
 protected:
  HostHabits() : source_(kFloatRgba, kSmall), output_(kFloatRgba, kSmall) {}

  v1::RenderHeader Header() {
    v1::RenderHeader header;
    header.ParseFromString(server_->header());
    return header;
  }

  // The header of a frame of Key.
  v1::RenderHeader Keyed() {
    EXPECT_EQ(Render(5), ofx::kOk) << effect_->persistent_message;
    return Header();
  }

  Effect& OpenKey(Habits habits) {
    StartServer();
    MakeHost(std::move(habits));
    return Open("framewright.Key", &source_, &output_, ofx::kContextFilter);
  }

  Picture source_, output_;
};

TEST_F(HostHabits, KeyIsStraightWhereTheOutputIsSaidToBeWhateverWasWished) {
  Effect& effect = OpenKey(Mlt());
  EXPECT_EQ(Keyed().output().format().alpha(), v1::ALPHA_PREMULTIPLIED);
  effect.clips["Output"].properties.Put<std::string>(ofx::kImagePremultiplication, {ofx::kUnpremultiplied});
  const v1::RenderHeader header = Keyed();
  EXPECT_EQ(header.output().format().alpha(), v1::ALPHA_STRAIGHT);
  EXPECT_EQ(header.parameters().at("alpha_output").text(), "straight");
}

TEST_F(HostHabits, AFailureIsDrawnWhereTheHostWouldShowNothingOfIt) {
  MakeHost(Mlt());
  Open("framewright.Key", &source_, &output_);
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(PixelAt(output_, 3, 3)[3], 1);
  Choose("on_error", "message");
  EXPECT_EQ(Render(0), ofx::kFailed);
}

TEST_F(HostHabits, ADefaultColourThatTheHostShiftedIsTheDefaultAndAChosenOneIsChosen) {
  Effect& effect = OpenKey(Mlt());
  Choose("screen", "pick");
  effect.parameters.at("screen_colour").numbers = {152 / 255.0, 38 / 255.0, 1};
  v1::Numbers sent = Keyed().parameters().at("screen_colour").numbers();
  for (const auto& [channel, value] : {std::pair{0, 0.1}, {1, 0.6}, {2, 0.15}}) EXPECT_EQ(sent.values(channel), value);
  effect.parameters.at("screen_colour").numbers = {0.5, 38 / 255.0, 1};
  sent = Keyed().parameters().at("screen_colour").numbers();
  EXPECT_EQ(sent.values(0), 0.5);
}

TEST_F(HostHabits, NoReferenceFrameIsNamedWhereThereIsNoOtherFrame) {
  OpenKey(Mlt());
  EXPECT_EQ(Keyed().parameters().count("reference_time"), 0u);
}

TEST_F(HostHabits, NoReferenceFrameIsNamedForAStill) {
  Effect& effect = OpenKey({});
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {5, 5});
  EXPECT_EQ(Keyed().parameters().count("reference_time"), 0u);
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {5, 6});
  EXPECT_EQ(Keyed().parameters().at("reference_time").number(), 5);
}

TEST_F(HostHabits, AMaskIsAPlainInputWhereTheHostWouldKeepAllButItsAlpha) {
  const auto is_mask = [this](const char* name) {
    Habits habits;
    habits.name = name;
    host_.reset();  // one at a time is served
    MakeHost(habits);
    return std::get<int>(
        Open("framewright.Key", &source_, &output_).clips["Inside"].properties.values.at(ofx::kClipIsMask)[0]);
  };
  EXPECT_EQ(is_mask("fr.inria.Natron"), 0);
  EXPECT_EQ(is_mask("uk.co.thefoundry.nuke"), 1);
}

TEST_F(HostHabits, AHostThatDoesNotSayHowFarAClipReachesIsAskedForTheWholeProject) {
  Habits odd;
  odd.null_optional_slots = true;
  MakeHost(odd);
  Effect& effect = Open("framewright.Style", &source_, &output_);
  effect.properties.Put<double>(ofx::kEffectProjectExtent, {1920, 1080});
  PropertySet in, out;
  in.Put<double>(ofx::kPropTime, {0});
  EXPECT_EQ(host_->Act(plugin_, ofx::kActionGetRegionsOfInterest, &effect, &in, &out), ofx::kOk);
  const std::vector<PropertyValue> whole{0.0, 0.0, 1920.0, 1080.0};
  EXPECT_EQ(out.values["OfxImageClipPropRoI_Source"], whole);
  EXPECT_EQ(out.values["OfxImageClipPropRoI_Reference"], whole);
}

TEST_F(HostHabits, ModelHidesAControlThatHasNoEffect) {
  StartServer();
  MakeHost();
  Effect& effect = Open("framewright.Model", &source_, &output_);
  EXPECT_EQ(std::get<int>(effect.parameters.at("quality").properties.values.at(ofx::kParamSecret)[0]), 1);
  EXPECT_EQ(Keyed().parameters().count("quality"), 0u);
}

}  // namespace
}  // namespace framewright::testing
