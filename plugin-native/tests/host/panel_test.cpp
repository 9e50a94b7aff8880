#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <string>

#include "host/panels.h"

namespace framewright::host {
namespace {

const Panel kPanels[] = {WithCommonControls(KeyPanel()), WithCommonControls(StylePanel(), Resolution::kOwn),
                         WithCommonControls(RetimePanel()), WithCommonControls(ModelPanel(), Resolution::kHidden)};

bool IsScriptName(const std::string& name) {
  for (const char character : name) {
    if (!std::islower(character) && !std::isdigit(character) && character != '_') return false;
  }
  return !name.empty();
}

TEST(Panels, HaveUniqueLowerCaseScriptNames) {
  for (const Panel& panel : kPanels) {
    std::set<std::string> names;
    for (const Row& row : panel) {
      EXPECT_TRUE(IsScriptName(row.name)) << row.name;
      EXPECT_TRUE(names.insert(row.name).second) << row.name << " is there twice";
      for (const Option& option : row.options) EXPECT_TRUE(IsScriptName(option.name)) << row.name << ' ' << option.name;
    }
  }
}

TEST(Panels, TellWhatEveryControlDoes) {
  for (const Panel& panel : kPanels) {
    for (const Row& row : panel) {
      EXPECT_NE(std::string(row.label), "") << row.name;
      EXPECT_TRUE(row.kind == Kind::kGroup || *row.hint != '\0') << row.name;
    }
  }
}

TEST(Panels, HaveDefaultsInsideTheirRanges) {
  for (const Panel& panel : kPanels) {
    for (const Row& row : panel) {
      if (row.kind != Kind::kDouble && row.kind != Kind::kInt) continue;
      EXPECT_LT(row.minimum, row.maximum) << row.name;
      EXPECT_LE(row.minimum, row.value) << row.name;
      EXPECT_GE(row.maximum, row.value) << row.name;
    }
  }
}

TEST(Panels, KeepTheScriptNamesThatArePromised) {
  for (const char* name : {"screen", "view", "alpha_output"}) EXPECT_NE(FindRow(kPanels[0], name), nullptr) << name;
  for (const char* name : {"look", "reference", "strength", "view"})
    EXPECT_NE(FindRow(kPanels[1], name), nullptr) << name;
  for (const char* name : {"mode", "speed", "view"}) EXPECT_NE(FindRow(kPanels[2], name), nullptr) << name;
  for (const Panel& panel : kPanels) {
    for (const char* name :
         {"bypass", "strength", "model", "input_colour", "on_error", "update", "device", "last_frame", "status"}) {
      EXPECT_NE(FindRow(panel, name), nullptr) << name;
    }
  }
  for (const size_t effect : {0, 2, 3}) EXPECT_NE(FindRow(kPanels[effect], "quality"), nullptr) << effect;
  EXPECT_EQ(FindRow(kPanels[1], "quality"), nullptr);  // a look paints at a size of its own
}

TEST(Choice, TakesItsDefaultByScriptName) {
  const Row row = Choice("size", "Size", "How large.", {{"small", "Small"}, {"large", "Large"}}, "large");
  EXPECT_EQ(row.value, 1);
}

}  // namespace
}  // namespace framewright::host
