#include "client/silence.h"

#include <gtest/gtest.h>

namespace framewright::client {
namespace {

class Silence : public ::testing::Test {
 protected:
  void TearDown() override { ServerAnswered(); }
};

TEST_F(Silence, OneThatIsSilentTwiceHangs) {
  ServerWasSilent(7);
  EXPECT_TRUE(ServerMayHang());
  EXPECT_EQ(HangingServer(), std::nullopt);
  ServerWasSilent(7);
  EXPECT_EQ(HangingServer(), 7);
}

TEST_F(Silence, AnAnswerBetweenTwoSilencesShowsThatItOnlyWorksHard) {
  ServerWasSilent(7);
  ServerAnswered();
  EXPECT_FALSE(ServerMayHang());
  ServerWasSilent(7);
  EXPECT_EQ(HangingServer(), std::nullopt);
}

TEST_F(Silence, WhatIsSaidOfOneServerDoesNotCountForTheNext) {
  ServerWasSilent(7);
  ServerWasSilent(8);
  EXPECT_EQ(HangingServer(), std::nullopt);
}

}  // namespace
}  // namespace framewright::client
