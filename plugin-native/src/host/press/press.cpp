#include "host/press/press.h"

#include <cstring>
#include <new>
#include <sstream>

#include "client/failure.h"
#include "host/press/buttons.h"
#include "host/report.h"
#include "ofx/message.h"
#include "platform/log.h"

namespace framewright::host {
namespace {

using client::ErrorKind;
using client::Failure;

struct Button {
  const char* name;
  std::string (*press)(const Pressed& pressed);
};

constexpr Button kButtons[] = {
    {"pick", PickScreen},
    {"screen_point", PickAtPoint},
    {"analyse", AnalyseScreen},
    {"match_here", MatchHere},
    {"list_cuts", ListCuts},
    {"list_bad", ListBadFrames},
    {"list_repeated", ListRepeatedFrames},
    {"reset", ResetPanel},
    {"diagnose", Diagnose},
    {"open_log", OpenLog},
    {"next_model", NextModel},
    {"load_preset", LoadPreset},
    {"next_preset", NextPreset},
    {"save_preset", SavePreset},
    {"learn", Learn},
    {"pause", PauseLearning},
    {"go_on", GoOnLearning},
    {"show_progress", ShowProgress},
    {"forget", ForgetLearned},
    {"keep_version", KeepVersion},
};

// "k7f2q TIMED_OUT Framewright Key, button analyse: ...": as frames that failed are logged.
void Fail(const Pressed& pressed, const Failure& failure) {
  if (failure.kind() == ErrorKind::kCancelled) return Tell(pressed.instance, "Cancelled; nothing was changed.");
  platform::Log(failure.id() + ' ' + NameOf(failure.kind()) + ' ' + pressed.instance.effect().label + ", button " +
                pressed.button + ": " + failure.what());
  Answer(pressed.instance, ofx::kMessageError, failure.told());
}

void Guarded(const Pressed& pressed, const Button& button) {
  try {
    Tell(pressed.instance, button.press(pressed));
  } catch (const Failure& failure) {
    Fail(pressed, failure);
  } catch (const std::bad_alloc&) {
    Fail(pressed, {ErrorKind::kOutOfMemory, "There is not enough memory for this. Close other applications."});
  } catch (const std::exception& error) {
    Fail(pressed, {ErrorKind::kInternal, std::string("Framewright failed unexpectedly: ") + error.what()});
  }
}

}  // namespace

void Press(const Instance& instance, const Properties& arguments) {
  const std::string name = arguments.Text(ofx::kPropName);
  const Control* control = FindControl(instance.effect().panel, name);
  if (control == nullptr || !(control->has_button() || control->has_point())) return;
  for (const Button& button : kButtons) {
    if (name != button.name) continue;
    Guarded({instance, name, arguments.Double(ofx::kPropTime, 0), arguments.Double(ofx::kArgRenderScale, 1, 1)},
            button);
  }
}

}  // namespace framewright::host
