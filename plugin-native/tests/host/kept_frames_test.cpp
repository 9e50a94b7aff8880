#include "host/effect/kept_frames.h"

#include <gtest/gtest.h>

namespace framewright::host {
namespace {

using Frames = std::vector<size_t>;

TEST(KeptFrames, AllAreKeptWhereNoneIsLeftOut) {
  for (const KeptFrames& all : {KeptFrames(), KeptFrames({10, 33}, {})}) {
    EXPECT_EQ(all.PositionOf(12.25), 12.25);
    EXPECT_EQ(all.At(12), 12);
    EXPECT_EQ(all.At(13), 13);
  }
}

TEST(KeptFrames, OfAClipOnTwosEveryOtherLastsTwice) {
  const KeptFrames kept({10, 17}, {{11, 11}, {13, 13}, {15, 15}, {17, 17}});
  EXPECT_EQ(kept.PositionOf(10), 10);
  EXPECT_EQ(kept.PositionOf(11), 10.5);
  EXPECT_EQ(kept.At(10), 10);
  EXPECT_EQ(kept.At(11), 12);
  EXPECT_EQ(kept.At(13), 16);
  EXPECT_EQ(kept.PositionOf(17), 13) << "nothing follows the last one";
}

TEST(KeptFrames, ThoseOfAFilmInAFasterVideoFollowEachOtherEvenly) {
  const KeptFrames kept({0, 9}, {{1, 1}, {6, 6}});  // 8 of 24 a second in 10 of 30
  const std::vector<double> frames = {0, 2, 3, 4, 5, 7, 8, 9};
  for (size_t i = 0; i < frames.size(); ++i) {
    EXPECT_EQ(kept.At(static_cast<double>(i)), frames[i]);
    EXPECT_DOUBLE_EQ(kept.PositionOf(1.25 * static_cast<double>(i)), static_cast<double>(i));
  }
}

TEST(KeptFrames, TheFirstFrameStaysAndFramesBeyondTheClipDoNotCount) {
  const KeptFrames kept({5, 8}, {{0, 5}, {7, 7}, {9, 20}});
  EXPECT_EQ(kept.At(5), 5);
  EXPECT_EQ(kept.At(7), 8);
  EXPECT_DOUBLE_EQ(kept.PositionOf(5 + 4 / 3.0), 6);
}

TEST(KeptFrames, RepeatedAreThoseBetweenFramesThatMove) {
  EXPECT_EQ(Repeated({0, .05, .001, .05, .001, .06, .05}, .02), Frames({2, 4}));
  EXPECT_EQ(Repeated({0, .004, .0001, .004, .0001, .004}, .02), Frames({2, 4})) << "of a slow shot as well";
}

TEST(KeptFrames, CutsAndFlashesAreNoMotionBesideWhichOthersStandStill) {
  EXPECT_EQ(Repeated({0, .01, .01, .4, .012, .01, .012, .01, .5, .5, .01, .01, .01, .01, .01, .01}, .02), Frames());
}

TEST(KeptFrames, WhatIsDrawnOnFoursIsFoundToo) {
  std::vector<double> steps;
  Frames repeated;
  for (size_t i = 0; i < 40; ++i) {
    steps.push_back(i > 0 && i % 4 == 0 ? .03 : .0002);
    if (i % 4 != 0) repeated.push_back(i);
  }
  EXPECT_EQ(Repeated(steps, .02), repeated);
}

TEST(KeptFrames, AShotThatStandsStillOrComesToRestRepeatsNothing) {
  EXPECT_EQ(Repeated({0, .001, .0011, .0009, .001}, .02), Frames());
  EXPECT_EQ(Repeated({0, .05, .05, .001, .001, .001, .001, .001}, .02), Frames());
  EXPECT_EQ(Repeated({0, .05, .03, .09, .05}, .02), Frames()) << "they change by more than the threshold";
}

}  // namespace
}  // namespace framewright::host
