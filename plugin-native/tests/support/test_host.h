// A small OpenFX host for tests, written against the same declarations as the plugin. It can be made as odd as real
// hosts are: suites and slots missing, properties unknown, no temporal access.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "frame/host_image.h"
#include "ofx/image_effect.h"
#include "ofx/message.h"
#include "ofx/property.h"
#include "support/pictures.h"

namespace framewright::testing {

using PropertyValue = std::variant<int, double, std::string, void*>;

struct PropertySet {
  std::map<std::string, std::vector<PropertyValue>> values;

  template <typename T>
  void Put(const std::string& name, std::vector<T> all) {
    values[name].assign(all.begin(), all.end());
  }
  std::string Text(const std::string& name) const;
  double Number(const std::string& name, double fallback = -1) const;
};

struct Parameter {
  std::string type;
  PropertySet properties;
  std::vector<double> numbers = {0, 0, 0};
  std::string text;
};

struct Effect;

struct TestClip {
  std::string name;
  Effect* effect = nullptr;
  PropertySet properties;
  // Null means: no image there.
  std::function<Picture*(double time)> frame_at;
  std::string premultiplication = ofx::kPremultiplied;
  std::vector<double> fetched_times;
};

struct Effect {
  PropertySet properties;
  std::map<std::string, Parameter> parameters;
  std::map<std::string, TestClip> clips;
  std::function<bool()> abort = [] { return false; };
  int bars = 0;  // of progress, that stand at the moment
  std::vector<double> progress;
  std::function<bool()> cancels = [] { return false; };
  std::vector<std::string> messages;
  std::string persistent_message;
  std::function<void()> when_told = [] {
  };  // what the host does whenever the plugin shows, takes back or writes something
};

struct Habits {
  std::string name = "framewright.test";
  bool temporal_access = true;
  bool message_suites = true;
  bool null_message_slots = false;
  bool loses_message_arguments = false;  // Natron: a format is all that it shows
  bool null_optional_slots = false;      // keys, derivative, abort, regions of definition
  std::set<std::string> missing_suites;
  std::string colour_style;            // one that manages colour; none when empty
  bool only_first_properties = false;  // none of the properties that came after OpenFX 1.0
};

class TestHost {
 public:
  explicit TestHost(Habits habits = {});
  ~TestHost();

  // For tests that link a room of the plugin instead of loading the bundle.
  ofx::Host* raw() { return &host_; }
  static ofx::PropertySetHandle Handle(PropertySet* set);
  static ofx::EffectHandle Handle(Effect* effect);

  // The bundle under test, mapped for the life of the process.
  static void* Library();
  ofx::Plugin* Plugin(const std::string& identifier);

  ofx::Status Act(ofx::Plugin* plugin, const char* action, Effect* effect, PropertySet* in = nullptr,
                  PropertySet* out = nullptr);
  // Load, Describe and DescribeInContext into a fresh effect, then CreateInstance.
  std::unique_ptr<Effect> Instance(ofx::Plugin* plugin, const char* context = ofx::kContextGeneral);
  ofx::Status Render(ofx::Plugin* plugin, Effect* effect, double time, frame::Bounds window);

  Habits habits;
  std::atomic<int> images_out{0};

 private:
  PropertySet host_properties_;
  ofx::Host host_{};
};

}  // namespace framewright::testing
