#include "host/values/properties.h"

#include <gtest/gtest.h>

#include "host/values/suites.h"
#include "support/test_host.h"

namespace framewright::host {
namespace {

class Reading : public ::testing::Test {
 protected:
  Reading() : properties_(testing::TestHost::Handle(&set_)) {
    SetHost(host_.raw());
    FetchSuites();
  }
  testing::TestHost host_;
  testing::PropertySet set_;
  Properties properties_;
};

TEST_F(Reading, GivesTheFallbackForWhatIsMissing) {
  EXPECT_EQ(properties_.Int("x", 7), 7);
  EXPECT_EQ(properties_.Double("x", 0.5), 0.5);
  EXPECT_EQ(properties_.Text("x", "none"), "none");
  EXPECT_EQ(properties_.Pointer("x"), nullptr);
}

TEST_F(Reading, GivesTheFallbackForAnotherTypeOrIndex) {
  set_.Put<int>("x", {1});
  EXPECT_EQ(properties_.Double("x", 0.5), 0.5);
  EXPECT_EQ(properties_.Int("x", 7, 1), 7);
  EXPECT_EQ(properties_.Int("x", 7), 1);
}

TEST_F(Reading, OfNothingAtAllIsHarmless) {
  const Properties nothing(nullptr);
  EXPECT_EQ(nothing.Int("x", 3), 3);
  nothing.Set("x", 1);
  nothing.SetAll("x", {1.0, 2.0});
}

TEST_F(Reading, WhatWasSetIsReadBack) {  // one by one: this host's slots for several values are null
  properties_.SetAll("range", {1.5, 2.5});
  EXPECT_EQ(properties_.Double("range", 0, 1), 2.5);
  properties_.Set("name", std::string("key"));
  EXPECT_EQ(properties_.Text("name"), "key");
}

TEST(Habits, AreTakenFromTheHostsNameAndProperties) {
  testing::Habits habits;
  habits.name = "DaVinciResolveLite";
  habits.temporal_access = false;
  testing::TestHost host(habits);
  SetHost(host.raw());
  ASSERT_TRUE(FetchSuites());
  EXPECT_TRUE(Habits().black_when_unconnected);
  EXPECT_TRUE(Habits().float_is_display_referred);
  EXPECT_FALSE(Habits().temporal_access);
  EXPECT_FALSE(Habits().status_during_render);
}

TEST(Habits, OfAnOldHostAreBelievedToBeGood) {
  testing::Habits habits;
  habits.only_first_properties = true;
  testing::TestHost host(habits);
  SetHost(host.raw());
  ASSERT_TRUE(FetchSuites());
  EXPECT_TRUE(Habits().temporal_access);
}

TEST(Suites, AreMissedWhenTheHostWasNeverSet) {
  SetHost(nullptr);
  EXPECT_FALSE(FetchSuites());
}

}  // namespace
}  // namespace framewright::host
