#include "host/schedule.h"

#include <gtest/gtest.h>

#include <limits>

namespace framewright::host {
namespace {

Schedule Constant(double speed, double first, double last) {
  Schedule schedule;
  schedule.first = first;
  schedule.last = last;
  schedule.speed = [speed](double) { return speed; };
  return schedule;
}

TEST(Schedule, HalfSpeedOnTwoFramesGivesSourceInBetweenSource) {
  const Schedule schedule = Constant(0.5, 0, 1);
  EXPECT_EQ(schedule.SourceTime(0), 0);
  EXPECT_EQ(schedule.SourceTime(1), 0.5);
  EXPECT_EQ(schedule.SourceTime(2), 1);
  EXPECT_EQ(schedule.LastOutputTime(), 2);
}

TEST(Schedule, TheOutputBeginsWithTheSource) {
  const Schedule schedule = Constant(0.25, 100, 110);
  EXPECT_EQ(schedule.SourceTime(100), 100);
  EXPECT_EQ(schedule.SourceTime(101), 100.25);
  EXPECT_EQ(schedule.LastOutputTime(), 140);
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
  EXPECT_EQ(Constant(1e-12, 0, 5).LastOutputTime(), 1000000);
  EXPECT_EQ(Constant(std::numeric_limits<double>::quiet_NaN(), 2, 5).SourceTime(4), 2);
}

TEST(Schedule, AClipOfOneFrameStaysThatFrame) {
  const Schedule schedule = Constant(0.5, 4, 4);
  EXPECT_EQ(schedule.SourceTime(4), 4);
  EXPECT_EQ(schedule.SourceTime(9), 4);
  EXPECT_EQ(schedule.LastOutputTime(), 4);
}

TEST(Schedule, ThirdsLandOnWholeFramesInSpiteOfRounding) {
  const Schedule schedule = Constant(1.0 / 3, 0, 100);
  EXPECT_EQ(schedule.SourceTime(3), 1);
  EXPECT_EQ(schedule.SourceTime(300), 100);
  EXPECT_EQ(schedule.LastOutputTime(), 300);
}

TEST(Schedule, KeyframedSpeedIsIntegrated) {
  Schedule schedule = Constant(1, 0, 100);
  schedule.speed_animates = true;
  schedule.speed = [](double time) { return time / 10; };  // a straight ramp: the integral is t^2 / 20
  EXPECT_NEAR(schedule.SourceTime(10), 5, 1e-9);
  EXPECT_NEAR(schedule.SourceTime(20), 20, 1e-9);
  EXPECT_NEAR(schedule.SourceTime(4.5), 4.5 * 4.5 / 20, 1e-9);
  EXPECT_EQ(schedule.LastOutputTime(), 44);  // 44^2 / 20 = 96.8, 45^2 / 20 = 101.25
}

TEST(Schedule, RateConversionKeepsTheDuration) {
  Schedule schedule = Constant(1, 0, 24);
  schedule.mode = RetimeMode::kRate;
  schedule.rate_in = 24;
  schedule.rate_out = 60;
  EXPECT_EQ(schedule.SourceTime(60), 24);
  EXPECT_NEAR(schedule.SourceTime(1), 0.4, 1e-12);
  EXPECT_EQ(schedule.LastOutputTime(), 60);
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
  schedule.ends = BeyondEnds::kBounce;
  EXPECT_EQ(schedule.SourceTime(5), 3);
  EXPECT_EQ(schedule.SourceTime(9.5), 1.5);
}

}  // namespace
}  // namespace framewright::host
