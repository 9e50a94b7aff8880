#include "host/parameters.h"

#include <gtest/gtest.h>

#include "host/suites.h"
#include "support/test_host.h"

namespace framewright::host {
namespace {

const Panel& TestPanel() {
  static const Panel panel = {
      Double("gain", "Gain", "x", 1.5, 0, 4),
      Int("count", "Count", "x", 3, 0, 9),
      Bool("on", "On", "x", true),
      Choice("size", "Size", "x", {{"small", "Small"}, {"large", "Large"}}, "large"),
      Colour("tint", "Tint", "x", 0.1, 0.2, 0.3),
      String("note", "Note", "x", "hello"),
  };
  return panel;
}

class Controls : public ::testing::Test {
 protected:
  Controls() {
    SetHost(host_.raw());
    FetchSuites();
  }
  Parameters Read() { return Parameters(testing::TestHost::Handle(&effect_), TestPanel()); }
  testing::Parameter& Add(const char* name, const char* type) {
    effect_.parameters[name].type = type;
    return effect_.parameters[name];
  }
  client::Value Sent(const char* name) { return Read().ValueOf(*FindRow(TestPanel(), name), 0); }

  testing::TestHost host_;
  testing::Effect effect_;
};

TEST_F(Controls, ReadAsTheirDefaultsWhereTheHostHasNone) {
  EXPECT_EQ(Read().Number("gain", 0), 1.5);
  EXPECT_EQ(Read().Number("on", 0), 1);
  EXPECT_EQ(Read().Text("size", 0), "large");
  EXPECT_EQ(Sent("tint"), client::Value(std::vector<double>{0.1, 0.2, 0.3}));
  EXPECT_EQ(Sent("note"), client::Value(std::string("hello")));
}

TEST_F(Controls, ReadWhatTheHostHas) {
  Add("gain", ofx::kTypeDouble).numbers = {2.25, 0, 0};
  Add("count", ofx::kTypeInteger).numbers = {7, 0, 0};
  Add("size", ofx::kTypeChoice).numbers = {0, 0, 0};
  Add("tint", ofx::kTypeRgb).numbers = {1, 2, 3};
  Add("note", ofx::kTypeString).text = "other";
  EXPECT_EQ(Sent("gain"), client::Value(2.25));
  EXPECT_EQ(Sent("count"), client::Value(7.0));
  EXPECT_EQ(Sent("size"), client::Value(std::string("small")));
  EXPECT_EQ(Sent("tint"), client::Value(std::vector<double>{1, 2, 3}));
  EXPECT_EQ(Sent("note"), client::Value(std::string("other")));
}

TEST_F(Controls, TakeTheDefaultForAnOptionThatDoesNotExist) {
  for (const double index : {-1.0, 2.0, 99.0}) {
    Add("size", ofx::kTypeChoice).numbers = {index, 0, 0};
    EXPECT_EQ(Read().Text("size", 0), "large") << index;
  }
}

TEST_F(Controls, ThatAPanelDoesNotHaveAreAProgrammersMistake) {
  EXPECT_THROW(Read().Number("nonsense", 0), std::logic_error);
}

}  // namespace
}  // namespace framewright::host
