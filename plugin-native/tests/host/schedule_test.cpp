#include "host/effect/schedule.h"

#include <gtest/gtest.h>

#include <limits>
#include <utility>

namespace framewright::host {
namespace {

Schedule Constant(double speed, double first, double last) {
  Schedule schedule;
  schedule.first = first;
  schedule.last = last;
  schedule.speed = [speed](double) { return speed; };
  return schedule;
}

TEST(Schedule, HalfSpeedOnTwoFramesGivesSourceInBetweenSourceAndHoldsTheLastAsLong) {
  const Schedule schedule = Constant(0.5, 0, 1);
  EXPECT_EQ(schedule.SourceTime(0), 0);
  EXPECT_EQ(schedule.SourceTime(1), 0.5);
  EXPECT_EQ(schedule.SourceTime(2), 1);
  EXPECT_EQ(schedule.SourceTime(3), 1);
  EXPECT_EQ(schedule.LastOutputTime(), 3);
}

TEST(Schedule, EverySpeedKeepsTheTimeOfTheLastFrameToo) {
  for (const auto& [speed, frames] : {std::pair{0.5, 48},
                                      {-0.5, 48},
                                      {1.0, 24},
                                      {2.0, 12},
                                      {-2.0, 12},
                                      {0.1, 240},
                                      {1.0 / 3, 72},
                                      {2.4, 10},
                                      {5.0, 5},
                                      {24.0, 1}}) {
    Schedule schedule = Constant(speed, 100, 123);
    EXPECT_EQ(schedule.LastOutputTime(), 100 + frames - 1) << "speed " << speed;
    schedule.speed_animates = true;
    EXPECT_EQ(schedule.LastOutputTime(), 100 + frames - 1) << "keyframed speed " << speed;
  }
}

TEST(Schedule, BackwardsTheFirstFrameIsHeldAsLongAsAnyOther) {
  for (const BeyondEnds ends : {BeyondEnds::kHold, BeyondEnds::kLoop}) {
    Schedule schedule = Constant(-0.5, 0, 3);
    schedule.ends = ends;
    EXPECT_EQ(schedule.LastOutputTime(), 7);
    EXPECT_EQ(schedule.SourceTime(1), 2.5);
    EXPECT_EQ(schedule.SourceTime(6), 0);
    EXPECT_EQ(schedule.SourceTime(7), 0);
  }
}

TEST(Schedule, TheOutputBeginsWithTheSource) {
  const Schedule schedule = Constant(0.25, 100, 110);
  EXPECT_EQ(schedule.SourceTime(100), 100);
  EXPECT_EQ(schedule.SourceTime(101), 100.25);
  EXPECT_EQ(schedule.LastOutputTime(), 143);
}

TEST(Schedule, NegativeSpeedPlaysBackwardsFromTheLastFrame) {
  const Schedule schedule = Constant(-1, 10, 20);
  EXPECT_EQ(schedule.SourceTime(10), 20);
  EXPECT_EQ(schedule.SourceTime(20), 10);
  EXPECT_EQ(schedule.SourceTime(30), 10);
  EXPECT_EQ(schedule.LastOutputTime(), 20);
}

TEST(Schedule, SpeedZeroHoldsTheFirstFrame) {
  const Schedule schedule = Constant(0, 3, 9);
  EXPECT_EQ(schedule.SourceTime(7), 3);
  EXPECT_EQ(schedule.LastOutputTime(), 9);
}

TEST(Schedule, AbsurdSpeedsEndAtTheLastFrame) {
  EXPECT_EQ(Constant(1e9, 0, 5).SourceTime(1), 5);
  EXPECT_EQ(Constant(1e9, 0, 5).LastOutputTime(), 0);
  EXPECT_EQ(Constant(1e-12, 0, 5).LastOutputTime(), 999999);
  EXPECT_EQ(Constant(std::numeric_limits<double>::quiet_NaN(), 2, 5).SourceTime(4), 2);
}

TEST(Schedule, AClipOfOneFrameStaysThatFrameForItsTime) {
  const Schedule schedule = Constant(0.5, 4, 4);
  EXPECT_EQ(schedule.SourceTime(4), 4);
  EXPECT_EQ(schedule.SourceTime(9), 4);
  EXPECT_EQ(schedule.LastOutputTime(), 5);
}

TEST(Schedule, ThirdsLandOnWholeFramesInSpiteOfRounding) {
  const Schedule schedule = Constant(1.0 / 3, 0, 100);
  EXPECT_EQ(schedule.SourceTime(3), 1);
  EXPECT_EQ(schedule.SourceTime(300), 100);
  EXPECT_EQ(schedule.LastOutputTime(), 302);
}

TEST(Schedule, KeyframedSpeedIsIntegrated) {
  Schedule schedule = Constant(1, 0, 100);
  schedule.speed_animates = true;
  schedule.speed = [](double time) { return time / 10; };  // a straight ramp: the integral is t^2 / 20
  EXPECT_NEAR(schedule.SourceTime(10), 5, 1e-9);
  EXPECT_NEAR(schedule.SourceTime(20), 20, 1e-9);
  EXPECT_NEAR(schedule.SourceTime(4.5), 4.5 * 4.5 / 20, 1e-9);
  EXPECT_EQ(schedule.LastOutputTime(), 44);  // 44^2 / 20 = 96.8, 45^2 / 20 = 101.25: over
}

TEST(Schedule, RateConversionKeepsTheDuration) {
  Schedule schedule = Constant(1, 0, 23);
  schedule.mode = RetimeMode::kRate;
  schedule.rate_in = 24;
  schedule.rate_out = 60;
  EXPECT_NEAR(schedule.SourceTime(1), 0.4, 1e-12);
  EXPECT_EQ(schedule.SourceTime(58), 23);  // the last source frame's own time
  EXPECT_EQ(schedule.SourceTime(59), 23);
  EXPECT_EQ(schedule.LastOutputTime(), 59);
  schedule.rate_out = 12;
  EXPECT_EQ(schedule.LastOutputTime(), 11);
}

TEST(Schedule, TimeModeFollowsItsCurveWithinTheSource) {
  Schedule schedule = Constant(1, 0, 10);
  schedule.mode = RetimeMode::kTime;
  schedule.source_frame = [](double time) { return 12 - time; };
  EXPECT_EQ(schedule.SourceTime(0), 10);
  EXPECT_EQ(schedule.SourceTime(3.5), 8.5);
  EXPECT_EQ(schedule.LastOutputTime(), 10);
}

TEST(Schedule, AnUnknownSourceBeginsAtZeroAndHasNoEnd) {
  Schedule schedule;
  schedule.speed = [](double) { return 2.0; };
  EXPECT_EQ(schedule.SourceTime(50), 100);
  EXPECT_EQ(schedule.LastOutputTime(), std::nullopt);
}

TEST(Schedule, BeyondItsEndsAClipBeginsAgainOrTurnsRound) {
  Schedule schedule = Constant(1, 0, 4);
  schedule.ends = BeyondEnds::kLoop;
  EXPECT_EQ(schedule.SourceTime(5), 0);
  EXPECT_EQ(schedule.SourceTime(-1), 4);
  EXPECT_EQ(schedule.SourceTime(4.5), 4);
  EXPECT_EQ(schedule.LastOutputTime(), 4);
  schedule.ends = BeyondEnds::kBounce;
  EXPECT_EQ(schedule.SourceTime(5), 3);
  EXPECT_EQ(schedule.SourceTime(9.5), 1.5);
}

TEST(Schedule, BeyondItsEndsNothingIsShownIfAsked) {
  Schedule schedule = Constant(0.5, 0, 4);
  EXPECT_TRUE(schedule.Shows(1000));
  schedule.ends = BeyondEnds::kNothing;
  EXPECT_FALSE(schedule.Shows(-1));
  EXPECT_TRUE(schedule.Shows(0));
  EXPECT_TRUE(schedule.Shows(9));  // the last frame lasts as long as any other
  EXPECT_FALSE(schedule.Shows(10));
  schedule.speed = [](double) { return -0.5; };
  EXPECT_TRUE(schedule.Shows(0));
  EXPECT_TRUE(schedule.Shows(9));
  EXPECT_FALSE(schedule.Shows(10));
  EXPECT_EQ(schedule.SourceTime(10), 0);
}

TEST(Schedule, AHostIsNotAskedForASpeedAMillionTimes) {
  Schedule schedule = Constant(1e-6, 0, 100);
  schedule.speed_animates = true;
  int reads = 0;
  schedule.speed = [&reads](double) {
    ++reads;
    return 1e-6;
  };
  EXPECT_EQ(schedule.LastOutputTime(), 999999);
  EXPECT_LT(reads, 25000);
  reads = 0;
  EXPECT_NEAR(schedule.SourceTime(900000), 0.9, 1e-9);
  EXPECT_LT(reads, 25000);
}

TEST(Schedule, WhereSpeedIsReadSparselyTheEndIsStillThatOfTheSource) {
  Schedule schedule = Constant(1, 0, 19);
  schedule.speed_animates = true;
  schedule.speed = [](double) { return 1.0 / 1000; };
  EXPECT_EQ(schedule.LastOutputTime(), 19999);
}

}  // namespace
}  // namespace framewright::host
