#include "host/values/suites.h"

#include "host/values/properties.h"

namespace framewright::host {
namespace {

constexpr char kHeadlessHost[] = "framewright.headless";

ofx::Host* the_host = nullptr;

// Never destroyed: instances may be used after static destructors ran.
Suites& MutableSuites() {
  static Suites* const suites = new Suites;
  return *suites;
}

HostHabits& MutableHabits() {
  static HostHabits* const habits = new HostHabits;
  return *habits;
}

template <typename Suite>
void Fetch(const char* name, int version, const Suite** suite) {
  *suite = static_cast<const Suite*>(the_host->fetch_suite(the_host->properties, name, version));
}

bool StartsWith(const std::string& text, const char* start) { return text.rfind(start, 0) == 0; }

// How a style's name begins in this host; empty where it manages no colour.
std::string SpellingOf(const std::string& style) {
  for (const std::string start : {ofx::kColourStyles, ofx::kColourStylesBefore}) {
    if (StartsWith(style, start.c_str()) && style != start + ofx::kColourStyleNone) return start;
  }
  return "";
}

HostHabits AskHabits() {
  const Properties host(the_host->properties);
  HostHabits habits;
  habits.name = host.Text(ofx::kPropName);
  habits.temporal_access = host.Int(ofx::kEffectTemporalAccess, 1) != 0;
  habits.settable_frame_rate = host.Int(ofx::kEffectSetableFrameRate, 0) != 0;
  const bool resolve = StartsWith(habits.name, "DaVinciResolve");
  habits.black_when_unconnected = resolve;
  habits.float_is_display_referred = resolve;
  const bool mlt = habits.name == "MLT";
  habits.hides_failures = mlt;
  habits.shifts_default_colours = mlt;
  habits.masks_are_alpha = StartsWith(habits.name, "fr.inria.Natron");
  if (!StartsWith(habits.name, "uk.co.thefoundry")) {
    habits.colour_styles = SpellingOf(host.Text(ofx::kEffectColourStyle));
  }
  habits.shows_overlays = HostSuites().draw != nullptr && host.Int(ofx::kEffectSupportsOverlays, 0) != 0;
  habits.status_during_render = habits.name == kHeadlessHost;
  habits.takes_choice_names = host.Int("FramewrightHostPropTakesChoiceNames", 0) != 0;
  habits.keeps_frame_log = habits.name == kHeadlessHost;
  return habits;
}

}  // namespace

void SetHost(ofx::Host* host) { the_host = host; }

bool FetchSuites() {
  if (the_host == nullptr || the_host->fetch_suite == nullptr) return false;
  Suites& suites = MutableSuites();
  Fetch(ofx::kPropertySuite, 1, &suites.properties);
  Fetch(ofx::kImageEffectSuite, 1, &suites.effects);
  Fetch(ofx::kParameterSuite, 1, &suites.parameters);
  Fetch(ofx::kMessageSuite, 1, &suites.message);
  Fetch(ofx::kMessageSuite, 2, &suites.persistent_message);
  Fetch(ofx::kProgressSuite, 1, &suites.first_progress);
  Fetch(ofx::kProgressSuite, 2, &suites.progress);
  Fetch(ofx::kInteractSuite, 1, &suites.interact);
  Fetch(ofx::kDrawSuite, 1, &suites.draw);
  if (suites.properties == nullptr || suites.effects == nullptr || suites.parameters == nullptr) return false;
  MutableHabits() = AskHabits();
  return true;
}

const Suites& HostSuites() { return MutableSuites(); }
const HostHabits& Habits() { return MutableHabits(); }

}  // namespace framewright::host
