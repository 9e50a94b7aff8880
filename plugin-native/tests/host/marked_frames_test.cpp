#include "host/effect/marked_frames.h"

#include <gtest/gtest.h>

namespace framewright::host {
namespace {

TEST(MarkedFrames, AreFramesAndRangesWithCommasOrSpacesBetween) {
  const auto frames = ReadFrames("12, 40-42 -3");
  ASSERT_TRUE(frames);
  for (const long frame : {12, 40, 41, 42, -3}) EXPECT_TRUE(IsIn(*frames, frame)) << frame;
  for (const long frame : {11, 39, 43, 3}) EXPECT_FALSE(IsIn(*frames, frame)) << frame;
}

TEST(MarkedFrames, AnEmptyTextMarksNothing) { EXPECT_FALSE(IsIn(*ReadFrames(""), 0)); }

TEST(MarkedFrames, AreWrittenAsAnArtistWould) {
  EXPECT_EQ(TextOf({}), "");
  EXPECT_EQ(TextOf({12}), "12");
  EXPECT_EQ(TextOf({-2, -1, 12, 57, 58, 60}), "-2--1, 12, 57-58, 60");
  EXPECT_TRUE(IsIn(*ReadFrames(TextOf({-2, -1, 3})), -1));
}

TEST(MarkedFrames, WhatIsNoFrameIsNotRead) {
  for (const char* text : {"twelve", "4-", "1-2-3", "5;6"}) EXPECT_FALSE(ReadFrames(text)) << text;
}

}  // namespace
}  // namespace framewright::host
