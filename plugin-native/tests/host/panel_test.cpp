#include "host/panel/panel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace framewright::host {
namespace {

const std::map<std::string, Panel> kPanels = {{"key", PanelOf("key")},
                                              {"style", PanelOf("style")},
                                              {"retime", PanelOf("retime")},
                                              {"model", PanelOf("model")},
                                              {"learn", PanelOf("learn")}};

template <typename Visit>
void EachControl(Visit visit) {
  for (const auto& [effect, panel] : kPanels) {
    for (const Control* control : ControlsOf(panel)) visit(effect + ": " + control->name(), *control);
  }
}

bool IsScriptName(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char character) {
    return std::islower(character) || std::isdigit(character) || character == '_';
  });
}

bool HasOption(const v1::Choice& choice, const std::string& name) {
  return std::any_of(choice.options().begin(), choice.options().end(),
                     [&](const v1::Option& option) { return option.name() == name; });
}

std::string SourceOf(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Panels, HaveUniqueLowerCaseScriptNames) {
  for (const auto& [effect, panel] : kPanels) {
    std::set<std::string> names;
    for (const Group& group : panel.groups()) {
      EXPECT_TRUE(IsScriptName(group.name())) << group.name();
      EXPECT_TRUE(names.insert(group.name()).second) << group.name() << " is there twice";
    }
    for (const Control* control : ControlsOf(panel)) {
      EXPECT_TRUE(IsScriptName(control->name())) << control->name();
      EXPECT_TRUE(names.insert(control->name()).second) << control->name() << " is there twice";
    }
  }
}

TEST(Panels, TellWhatEveryControlDoes) {
  EachControl([](const std::string& where, const Control& control) {
    EXPECT_NE(control.kind_case(), Control::KIND_NOT_SET) << where;
    EXPECT_NE(control.hint(), "") << where;
    EXPECT_TRUE(!control.label().empty() || !IsDescribed(control)) << where;
  });
}

TEST(Panels, HaveDefaultsInsideTheirRanges) {
  EachControl([](const std::string& where, const Control& control) {
    if (!control.has_number()) return;
    const v1::Number& number = control.number();
    EXPECT_LT(number.minimum(), number.maximum()) << where;
    EXPECT_LE(number.minimum(), number.default_value()) << where;
    EXPECT_GE(number.maximum(), number.default_value()) << where;
  });
}

TEST(Panels, HaveChoicesOfUniqueOptionsWithTheDefaultAmongThem) {
  EachControl([](const std::string& where, const Control& control) {
    if (!control.has_choice()) return;
    std::set<std::string> names;
    for (const v1::Option& option : control.choice().options()) {
      EXPECT_TRUE(IsScriptName(option.name())) << where << ' ' << option.name();
      EXPECT_TRUE(names.insert(option.name()).second) << where << ' ' << option.name();
      EXPECT_NE(option.label(), "") << where << ' ' << option.name();
    }
    EXPECT_EQ(names.count(control.choice().default_value()), 1u) << where;
  });
}

TEST(Panels, SendNeitherLinesNorButtons) {
  EachControl([](const std::string& where, const Control& control) {
    EXPECT_TRUE(control.reader() == Control::PLUGIN || !(control.has_line() || control.has_button())) << where;
  });
}

TEST(Panels, KeepTheScriptNamesThatArePromised) {
  const std::map<std::string, std::set<std::string>> promised = {{"key", {"screen", "view", "alpha_output", "quality"}},
                                                                 {"style", {"look", "reference", "view"}},
                                                                 {"retime", {"mode", "speed", "view", "quality"}},
                                                                 {"model", {"parameters", "quality"}},
                                                                 {"learn", {"name", "version", "view"}}};
  for (const auto& [effect, panel] : kPanels) {
    for (const std::string& name : promised.at(effect)) EXPECT_NE(FindControl(panel, name), nullptr) << name;
    for (const char* name :
         {"bypass", "strength", "input_colour", "on_error", "update", "device", "last_frame", "status"}) {
      EXPECT_NE(FindControl(panel, name), nullptr) << effect << ": " << name;
    }
    EXPECT_EQ(FindControl(panel, "model") == nullptr, effect == "learn") << effect;
  }
  EXPECT_EQ(FindControl(kPanels.at("style"), "quality"), nullptr);  // a look paints at a size of its own
}

TEST(Panels, OfAnEffectThatIsNoneDoNotExist) { EXPECT_THROW(PanelOf("nonsense"), std::logic_error); }

// The names in the code are checked here, so that none fails in front of an artist.
void ExpectRead(const std::string& where, const Control* control, const std::string& reader,
                const std::string& option) {
  ASSERT_NE(control, nullptr) << where << " reads a control that is not there";
  EXPECT_TRUE(IsDescribed(*control)) << where;
  const bool number = control->has_number() || control->has_flag();
  const bool text = control->has_choice() || control->has_text() || control->has_file();
  EXPECT_TRUE(reader != "Number" || number) << where;
  EXPECT_TRUE(reader != "Text" || text) << where;
  EXPECT_TRUE(reader != "Is" || HasOption(control->choice(), option)) << where << " is never " << option;
}

// What stands in quotes right after each `opening` of a source.
std::vector<std::string> QuotedAfter(const std::string& source, const std::string& opening) {
  std::vector<std::string> names;
  for (size_t at = source.find(opening); at != std::string::npos; at = source.find(opening, at + 1)) {
    const size_t begin = at + opening.size();
    names.push_back(source.substr(begin, source.find(')', begin) - begin));
  }
  return names;
}

int ExpectReads(const std::string& source, const std::string& effect) {
  int reads = 0;
  for (const std::string reader : {"Number", "Text", "Is", "Animates", "Set"}) {
    for (const std::string& arguments : QuotedAfter(source, '.' + reader + "(\"")) {
      const std::string name = arguments.substr(0, arguments.find('"'));
      if (effect == "learn" && name == "model") continue;  // it goes by its own row, Name: see ModelOf
      const size_t option = arguments.find(", \"");
      ExpectRead(effect + ": " + name, FindControl(kPanels.at(effect), name), reader,
                 option == std::string::npos
                     ? ""
                     : arguments.substr(option + 3, arguments.find('"', option + 3) - option - 3));
      ++reads;
    }
  }
  return reads;
}

TEST(Panels, HaveEveryControlThatTheCodeReads) {
  int reads = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(FRAMEWRIGHT_SOURCES) / "host")) {
    if (!entry.is_regular_file()) continue;
    const std::string stem = entry.path().stem().string();
    const std::string file = stem.substr(0, stem.find('_'));
    for (const auto& each : kPanels) {
      if (kPanels.count(file) == 0 || file == each.first) reads += ExpectReads(SourceOf(entry.path()), each.first);
    }
  }
  EXPECT_GT(reads, 40);
}

TEST(Panels, HaveEveryValueThatAnEffectComputesAndNoOtherForTheServerAlone) {
  for (const auto& [effect, panel] : kPanels) {
    const auto file = std::filesystem::path(FRAMEWRIGHT_SOURCES) / ("host/effect/" + effect + ".cpp");
    std::set<std::string> computed;
    for (const std::string& rest : QuotedAfter(SourceOf(file), "(*sent)[\"")) {
      const std::string name = rest.substr(0, rest.find('"'));
      EXPECT_NE(FindControl(panel, name), nullptr) << effect << " computes " << name;
      computed.insert(name);
    }
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(FRAMEWRIGHT_SOURCES) / "host/press")) {
      if (entry.path().filename().string().rfind(effect + "_", 0) != 0) continue;
      for (const std::string& rest : QuotedAfter(SourceOf(entry.path()), "{\"")) {
        computed.insert(rest.substr(0, rest.find('"')));  // what a button asks for
      }
    }
    for (const Control* control : ControlsOf(panel)) {
      EXPECT_TRUE(control->reader() != Control::SERVER || computed.count(control->name()) == 1) << control->name();
    }
  }
}

}  // namespace
}  // namespace framewright::host
