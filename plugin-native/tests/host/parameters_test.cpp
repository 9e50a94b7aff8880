#include "host/panel/parameters.h"

#include <gtest/gtest.h>

#include "host/values/suites.h"
#include "support/test_host.h"

namespace framewright::host {
namespace {

Control* Add(Panel* panel, const char* name) {
  Control* control = panel->mutable_groups(0)->add_controls();
  control->set_name(name);
  return control;
}

void AddSizes(v1::Choice* choice) {
  choice->add_options()->set_name("small");
  choice->add_options()->set_name("large");
  choice->set_default_value("large");
}

Panel MakePanel() {
  Panel panel;
  panel.add_groups();
  Add(&panel, "gain")->mutable_number()->set_default_value(1.5);
  v1::Number* count = Add(&panel, "count")->mutable_number();
  count->set_whole(true);
  count->set_default_value(3);
  Add(&panel, "on")->mutable_flag()->set_default_value(true);
  AddSizes(Add(&panel, "size")->mutable_choice());
  v1::Colour* tint = Add(&panel, "tint")->mutable_colour();
  tint->set_red(0.1);
  tint->set_green(0.2);
  tint->set_blue(0.3);
  Control* note = Add(&panel, "note");
  note->mutable_text()->set_default_value("hello");
  v1::Need* large = note->add_needs();
  large->set_control("size");
  large->add_options("large");
  note->add_needs()->set_control("on");
  return panel;
}

const Panel& TestPanel() {
  static const Panel panel = MakePanel();
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
  client::Value Sent(const char* name) { return Read().ValueOf(*FindControl(TestPanel(), name), 0); }

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

TEST_F(Controls, AreGreyWhereOneOfTheirNeedsIsNotMet) {
  Add("size", ofx::kTypeChoice).numbers = {1, 0, 0};
  Add("on", ofx::kTypeBoolean).numbers = {1, 0, 0};
  const testing::PropertySet& note = Add("note", ofx::kTypeString).properties;
  Read().ShowNeeds();
  EXPECT_EQ(note.values.count(ofx::kParamEnabled), 0u) << "nothing to change";
  Add("on", ofx::kTypeBoolean).numbers = {0, 0, 0};
  Read().ShowNeeds();
  EXPECT_EQ(note.Number(ofx::kParamEnabled), 0);
  Add("on", ofx::kTypeBoolean).numbers = {1, 0, 0};
  Read().ShowNeeds();
  EXPECT_EQ(note.Number(ofx::kParamEnabled), 1);
  Add("size", ofx::kTypeChoice).numbers = {0, 0, 0};
  Read().ShowNeeds();
  EXPECT_EQ(note.Number(ofx::kParamEnabled), 0);
}

TEST_F(Controls, ThatAPanelDoesNotHaveAreAProgrammersMistake) {
  EXPECT_THROW(Read().Number("nonsense", 0), std::logic_error);
}

}  // namespace
}  // namespace framewright::host
