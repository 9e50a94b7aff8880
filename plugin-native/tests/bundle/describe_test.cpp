#include <dirent.h>
#include <dlfcn.h>

#include <fstream>
#include <set>

#include "support/rig.h"

namespace framewright::testing {
namespace {

constexpr const char* kPlugins[] = {"framewright.Key", "framewright.Style", "framewright.Retime", "framewright.Model",
                                    "framewright.Learn"};

int ThreadCount() {
  int count = 0;
  DIR* tasks = opendir("/proc/self/task");
  while (const dirent* entry = readdir(tasks)) count += entry->d_name[0] != '.';
  closedir(tasks);
  return count;
}

// A control as a project file may name it: 'framewright.Key view "View": "Composite", "Matte"'.
std::string Line(const std::string& plugin, const std::string& name, const PropertySet& properties) {
  std::string line = plugin + ' ' + name + " \"" + properties.Text(ofx::kPropLabel) + '"';
  const auto options = properties.values.find(ofx::kParamChoiceOption);
  if (options == properties.values.end()) return line;
  for (const PropertyValue& option : options->second) {
    line += (option == options->second.front() ? ": \"" : ", \"") + std::get<std::string>(option) + '"';
  }
  return line;
}

class Describing : public Rig {};

// Hosts save a control by its name, and a choice by its index or by its label: what is saved must be found again.
TEST_F(Describing, KeepsEveryNameAndLabelThatAProjectMayHaveSaved) {
  MakeHost();
  std::set<std::string> lines;
  for (const char* identifier : kPlugins) {
    const auto effect = host_->Instance(host_->Plugin(identifier));
    for (const auto& [name, parameter] : effect->parameters) lines.insert(Line(identifier, name, parameter.properties));
  }
  std::ifstream kept(FRAMEWRIGHT_LABELS);
  std::set<std::string> promised;
  for (std::string line; std::getline(kept, line);) promised.insert(line);
  std::string changed;
  for (const std::string& line : lines) changed += promised.count(line) == 0 ? "+ " + line + '\n' : "";
  for (const std::string& line : promised) changed += lines.count(line) == 0 ? "- " + line + '\n' : "";
  EXPECT_EQ(changed, "") << "A label or name that projects hold was changed. Options are only ever added at the end. "
                            "Where it is meant, edit "
                         << FRAMEWRIGHT_LABELS;
}

TEST_F(Describing, NeitherContactsAServerNorStartsAThreadNorWritesAFile) {
  MakeHost();
  const int before = ThreadCount();
  for (const char* identifier : kPlugins) host_->Instance(host_->Plugin(identifier));
  EXPECT_EQ(ThreadCount(), before);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(Describing, OffersFilterAndGeneralAndForRetimeAlsoRetimer) {
  MakeHost();
  for (const char* identifier : kPlugins) {
    const auto effect = host_->Instance(host_->Plugin(identifier));
    const auto& contexts = effect->properties.values.at(ofx::kEffectSupportedContexts);
    EXPECT_EQ(contexts.size(), std::string(identifier) == "framewright.Retime" ? 3u : 2u);
    EXPECT_EQ(effect->properties.values.at(ofx::kEffectSupportedDepths).size(), 4u);
  }
}

TEST_F(Describing, GivesEveryNumberARangeAndADisplayRange) {
  MakeHost();
  for (const char* identifier : kPlugins) {
    const auto effect = host_->Instance(host_->Plugin(identifier), ofx::kContextRetimer);
    for (const auto& [name, parameter] : effect->parameters) {
      if (parameter.type != ofx::kTypeDouble && parameter.type != ofx::kTypeInteger) continue;
      for (const char* property : {ofx::kParamMin, ofx::kParamMax, ofx::kParamDisplayMin, ofx::kParamDisplayMax}) {
        EXPECT_EQ(parameter.properties.values.count(property), 1u) << name << ' ' << property;
      }
    }
  }
}

// OpenFX 1.5.1 spells the styles otherwise than drafts before it; a host knows its own alone.
TEST_F(Describing, ManagesColourInTheHostsOwnSpelling) {
  const auto answer = [&](const std::string& style) {
    Habits habits;
    habits.colour_style = style;
    host_.reset();
    MakeHost(habits);
    return host_->Instance(host_->Plugin("framewright.Key"))->properties;
  };
  for (const std::string spelling : {"OfxImageEffectColourManagement", "OfxImageEffectPropColourManagement"}) {
    const PropertySet descriptor = answer(spelling + "Full");
    EXPECT_EQ(descriptor.Text(ofx::kEffectColourStyle), spelling + "Full");
    EXPECT_EQ(descriptor.Text(ofx::kEffectColourConfigs), "ofx-native-v1.5_aces-v1.3_ocio-v2.3");
    EXPECT_EQ(answer(spelling + "None").Text(ofx::kEffectColourStyle), "");
  }
}

TEST_F(Describing, SaysThatTheOutputIsInTheSourcesColoursAndAMatteInNone) {
  Habits managing;
  managing.colour_style = "OfxImageEffectColourManagementFull";
  MakeHost(managing);
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Open("framewright.Key", &source, &output);
  PropertySet in, out;
  EXPECT_EQ(host_->Act(plugin_, ofx::kActionGetOutputColourspace, effect_.get(), &in, &out), ofx::kOk);
  EXPECT_EQ(out.Text(ofx::kClipColourspace), "OfxColourspace_Source");
  Choose("view", "matte");
  EXPECT_EQ(host_->Act(plugin_, ofx::kActionGetOutputColourspace, effect_.get(), &in, &out), ofx::kOk);
  EXPECT_EQ(out.Text(ofx::kClipColourspace), "Raw");
}

TEST_F(Describing, SpansOnASliderWhatAHandCanAimAtAndTakesAnyNumberThatIsTyped) {
  MakeHost();
  const auto retime = host_->Instance(host_->Plugin("framewright.Retime"));
  const PropertySet& speed = retime->parameters.at("speed").properties;
  EXPECT_EQ(speed.Number(ofx::kParamDisplayMin), -4);
  EXPECT_EQ(speed.Number(ofx::kParamDisplayMax), 4);
  EXPECT_EQ(speed.Number(ofx::kParamMax), 1e9);
  EXPECT_EQ(retime->parameters.at("rate_out").properties.Text(ofx::kPropLabel), "Rate out (per second)");
}

// Of Retime's five modes each has its own rows; those of the others are grey, also in a project that was just read.
TEST_F(Describing, GreysTheRowsOfOtherModes) {
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  const auto enabled = [&](const char* name) {
    return effect_->parameters.at(name).properties.Number(ofx::kParamEnabled, 1) != 0;
  };
  Open("framewright.Retime", &source, &output);
  EXPECT_TRUE(enabled("speed") && enabled("ends"));
  EXPECT_FALSE(enabled("rate_out") || enabled("frames") || enabled("samples"));
  PropertySet changed;
  Choose("mode", "repair");
  host_->Act(plugin_, ofx::kActionInstanceChanged, effect_.get(), &changed);
  EXPECT_TRUE(enabled("repair") && enabled("frames"));
  EXPECT_FALSE(enabled("speed") || enabled("ends") || enabled("repair_threshold"));
  Choose("repair", "damaged");
  host_->Act(plugin_, ofx::kActionBeginInstanceEdit, effect_.get(), nullptr);
  EXPECT_TRUE(enabled("repair_threshold"));
  EXPECT_FALSE(enabled("frames"));
}

TEST_F(Describing, NamesGroupsAndTheirControlsOnThePageInOrder) {  // Natron puts what is not named last
  MakeHost();
  for (const char* identifier : kPlugins) {
    const auto effect = host_->Instance(host_->Plugin(identifier));
    const auto& children = effect->parameters.at("controls").properties.values.at(ofx::kParamPageChild);
    EXPECT_EQ(children.size(), effect->parameters.size() - 1) << "all but the page itself";
    std::string group;
    for (const auto& child : children) {
      const auto& parameter = effect->parameters.at(std::get<std::string>(child));
      if (parameter.type == ofx::kTypeGroup) {
        group = std::get<std::string>(child);
      } else {
        EXPECT_EQ(parameter.properties.Text(ofx::kParamParent), group) << std::get<std::string>(child);
      }
    }
    EXPECT_EQ(group, "framewright") << "what all effects share comes last";
  }
}

TEST_F(Describing, LetsCutsBeOverruledFrameByFrame) {
  MakeHost();
  const auto effect = host_->Instance(host_->Plugin("framewright.Retime"), ofx::kContextGeneral);
  EXPECT_EQ(std::get<int>(effect->parameters.at("cut_here").properties.values.at(ofx::kParamAnimates)[0]), 1);
  EXPECT_EQ(std::get<int>(effect->parameters.at("mode").properties.values.at(ofx::kParamAnimates)[0]), 0);
}

TEST_F(Describing, WorksInHostsThatLackAlmostEverything) {
  Habits odd;
  odd.only_first_properties = true;
  odd.null_optional_slots = true;
  odd.message_suites = false;
  MakeHost(odd);
  for (const char* identifier : kPlugins) {
    const auto effect = host_->Instance(host_->Plugin(identifier), ofx::kContextFilter);
    EXPECT_EQ(effect->clips.count("Source"), 1u);
    EXPECT_EQ(effect->clips.count("Output"), 1u);
  }
}

TEST_F(Describing, IsRefusedPolitelyWithoutASuiteItCannotDoWithout) {
  Habits odd;
  odd.missing_suites = {ofx::kParameterSuite};
  MakeHost(odd);
  ofx::Plugin* plugin = host_->Plugin("framewright.Key");
  EXPECT_EQ(host_->Act(plugin, ofx::kActionLoad, nullptr), ofx::kErrMissingHostFeature);
}

TEST_F(Describing, MayBeRepeatedWithoutUnloadAndWithLiveInstances) {
  MakeHost();
  ofx::Plugin* plugin = host_->Plugin("framewright.Style");
  const auto never_destroyed = host_->Instance(plugin);
  for (int i = 0; i < 20; ++i) {
    const auto effect = host_->Instance(plugin);  // MLT: everything again for each frame
    EXPECT_EQ(host_->Act(plugin, ofx::kActionDestroyInstance, effect.get()), ofx::kOk);
  }
  EXPECT_EQ(host_->Act(plugin, ofx::kActionUnload, nullptr), ofx::kOk);
  const auto after_unload = host_->Instance(plugin);
  EXPECT_EQ(host_->Act(plugin, ofx::kActionDestroyInstance, after_unload.get()), ofx::kOk);
}

TEST_F(Describing, AnswersUnknownActionsWithTheDefaultReply) {
  MakeHost();
  ofx::Plugin* plugin = host_->Plugin("framewright.Key");
  const auto effect = host_->Instance(plugin);
  EXPECT_EQ(host_->Act(plugin, "OfxActionOfTheFuture", effect.get()), ofx::kReplyDefault);
}

TEST_F(Describing, GivesNoPluginOutsideOfItsList) {
  const auto get = reinterpret_cast<ofx::Plugin* (*)(int)>(dlsym(TestHost::Library(), "OfxGetPlugin"));
  EXPECT_EQ(get(-1), nullptr);
  EXPECT_EQ(get(5), nullptr);
}

}  // namespace
}  // namespace framewright::testing
