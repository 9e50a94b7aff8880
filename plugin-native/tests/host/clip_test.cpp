#include "host/values/clip.h"

#include <gtest/gtest.h>

#include "client/failure.h"
#include "host/values/suites.h"
#include "support/test_host.h"

namespace framewright::host {
namespace {

using testing::Picture;

class ClipOfAHost : public ::testing::Test {
 protected:
  ClipOfAHost() : picture_({frame::Depth::kHalf, frame::Components::kRgba}, {2, 3, 12, 9}, true, 8) {
    SetHost(host_.raw());
    FetchSuites();
    for (const char* name : {"Source", "Mask"}) {
      effect_.clips[name].name = name;
      effect_.clips[name].frame_at = [this](double) { return &picture_; };
    }
  }
  Clip Open(const char* name) { return Clip(testing::TestHost::Handle(&effect_), name); }

  testing::TestHost host_;
  testing::Effect effect_;
  Picture picture_;
};

TEST_F(ClipOfAHost, GivesImagesAsTheyAreAndGivesThemBack) {
  {
    const auto image = Open("Source").Fetch(0);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->pixels().bounds, picture_.image.bounds);
    EXPECT_EQ(image->pixels().row_bytes, picture_.image.row_bytes);
    EXPECT_EQ(image->pixels().format.depth, frame::Depth::kHalf);
    EXPECT_EQ(image->alpha(), client::Alpha::kPremultiplied);
    EXPECT_EQ(host_.images_out, 1);
  }
  EXPECT_EQ(host_.images_out, 0);
}

TEST_F(ClipOfAHost, CountsAsUnconnectedWhenTheHostDoesNotSay) {
  EXPECT_FALSE(Open("Mask").Connected());
  EXPECT_TRUE(Open("Source").Connected());
  EXPECT_FALSE(Open("NoSuchClip").Connected());
  EXPECT_FALSE(Open("NoSuchClip").Fetch(0));
}

TEST_F(ClipOfAHost, RefusesRowsThatOverlapAndStillGivesTheImageBack) {
  picture_.image.row_bytes = 8;
  EXPECT_THROW(Open("Source").Fetch(0), client::Failure);
  EXPECT_EQ(host_.images_out, 0);
}

TEST_F(ClipOfAHost, TakesAnImageWithoutPixelsForNone) {
  picture_.image.data = nullptr;
  EXPECT_FALSE(Open("Source").Fetch(0));
  EXPECT_EQ(host_.images_out, 0);
}

TEST_F(ClipOfAHost, KnowsNoEndOfAnEndlessClip) {
  EXPECT_FALSE(Open("Source").FrameRange());
  effect_.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {-2147483648.0, 2147483647.0});
  EXPECT_FALSE(Open("Source").FrameRange());
  effect_.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {3, 8});
  EXPECT_EQ(Open("Source").FrameRange()->last, 8);
}

}  // namespace
}  // namespace framewright::host
