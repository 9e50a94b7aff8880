#include "host/effect/shot.h"

#include <gtest/gtest.h>

namespace framewright::host {
namespace {

TEST(Shot, IsLookedAtEvenlyAndAtBothEnds) {
  EXPECT_EQ(SpreadFrames({10, 30}, 3), (std::vector<double>{10, 20, 30}));
  EXPECT_EQ(SpreadFrames({0, 99}, 12).size(), 12u);
  EXPECT_EQ(SpreadFrames({0, 99}, 12).back(), 99);
  EXPECT_EQ(SpreadFrames({5, 7}, 12), (std::vector<double>{5, 6, 7}));
  EXPECT_EQ(SpreadFrames({5, 5}, 12), std::vector<double>{5});
}

TEST(Shot, AllOfItIsEveryWholeFrame) {
  EXPECT_EQ(AllFrames({2, 4}), (std::vector<double>{2, 3, 4}));
  EXPECT_TRUE(AllFrames({3, 2}).empty());
}

TEST(Shot, TheMostTypicalColourIsTheOneNearestToAllOthers) {
  EXPECT_EQ(MostTypical({{0.1, 0.9, 0.1}, {0.1, 0.5, 0.1}, {0.1, 0.6, 0.1}, {0.1, 0.62, 0.1}}), 2u);
  EXPECT_EQ(MostTypical({{0, 1, 0}}), 0u);
}

}  // namespace
}  // namespace framewright::host
