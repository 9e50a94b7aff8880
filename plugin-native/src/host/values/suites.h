// What the host offers: its suites, and the habits we must know of. Any suite and any slot of a suite may be missing.
#pragma once

#include <string>
#include <utility>

#include "ofx/core.h"
#include "ofx/image_effect.h"
#include "ofx/interact.h"
#include "ofx/message.h"
#include "ofx/parameter.h"
#include "ofx/progress.h"
#include "ofx/property.h"

namespace framewright::host {

struct Suites {
  const ofx::PropertySuiteV1* properties = nullptr;
  const ofx::ImageEffectSuiteV1* effects = nullptr;
  const ofx::ParameterSuiteV1* parameters = nullptr;
  const ofx::MessageSuiteV1* message = nullptr;
  const ofx::MessageSuiteV2* persistent_message = nullptr;
  const ofx::ProgressSuiteV1* first_progress = nullptr;
  const ofx::ProgressSuiteV2* progress = nullptr;
  const ofx::InteractSuiteV1* interact = nullptr;
  const ofx::DrawSuiteV1* draw = nullptr;
};

struct HostHabits {
  std::string name;
  // Can a plugin fetch frames of other times? A host too old to say is believed to.
  bool temporal_access = true;
  // May the plugin say what its output's frame rate is?
  bool settable_frame_rate = false;
  // Hands an all-zero image for an input that nobody connected (DaVinci Resolve).
  bool black_when_unconnected = false;
  // Shows floating-point timelines in a display encoding (DaVinci Resolve).
  bool float_is_display_referred = false;
  // How names of its styles of managing colour begin. Empty where it does not tell the colour space of clips, or where
  // its panel does not survive being asked to (Nuke's).
  std::string colour_styles;
  // Shows the untouched source when a render fails, and no message (MLT).
  bool hides_failures = false;
  // Writes a colour's default back with its channels shifted by one: it writes RGBA and reads ARGB (MLT).
  bool shifts_default_colours = false;
  // Takes a mask's alpha channel and nothing else, so that a mask without one never comes (Natron).
  bool masks_are_alpha = false;
  // Shows what a plugin draws into its viewer by the draw suite.
  bool shows_overlays = false;
  // Allows parameters to be written while it renders (our own headless host).
  bool status_during_render = false;
  // Takes the script names of choices (our own headless host).
  bool takes_choice_names = false;
  // Wants each frame's report as a log message (our own headless host).
  bool keeps_frame_log = false;
};

// Only remembers the pointer: a host may not be asked anything yet.
void SetHost(ofx::Host* host);

// Called in every Load action; hosts exist that load again and again. False when a suite we cannot do without is
// missing.
bool FetchSuites();

const Suites& HostSuites();
const HostHabits& Habits();

// Calls a slot of a suite that may be null.
template <typename Slot, typename... Arguments>
ofx::Status Call(Slot slot, Arguments&&... arguments) {
  return slot != nullptr ? slot(std::forward<Arguments>(arguments)...) : ofx::kErrMissingHostFeature;
}

}  // namespace framewright::host
