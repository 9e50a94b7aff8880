#include <algorithm>
#include <cmath>
#include <cstdio>

#include "client/failure.h"
#include "host/effect/shot.h"
#include "host/press/buttons.h"
#include "host/press/survey.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

using client::ErrorKind;
using client::Failure;

constexpr int kFramesOfAShot = 12;
constexpr double kNearlyAsSure = 0.7;
constexpr double kNoReference = -1;  // the frame's own screen, whatever the panel says

struct Screen {
  double frame;
  bool blue;
  Colour shown;  // as displays have it
  Colour pick;   // as the source has it
  double sure;   // 0 to 1
};

std::optional<Screen> FindScreen(const Pressed& pressed, double time, Survey* survey) {
  const std::string wanted = pressed.parameters().Text("screen", time);
  const auto found = survey->Look(
      {time}, time,
      {{"find_only", 1.0}, {"screen", wanted == "pick" ? "auto" : wanted}, {"reference_time", kNoReference}});
  if (!found) return std::nullopt;
  const auto number = [&](const char* name) { return found->count(name) != 0 ? found->at(name) : 0; };
  const bool blue = number("screen_blue") != 0;
  const double main = number("screen_main"), other = number("screen_other");
  return Screen{time,
                blue,
                {number("screen_red"), blue ? other : main, blue ? main : other},
                {number("pick_red"), number("pick_green"), number("pick_blue")},
                number("screen_sure")};
}

// "green 0.102 0.604 0.148, 97 % sure"
std::string Name(const Screen& screen) {
  char text[100];
  std::snprintf(text, sizeof text, "%s %.3f %.3f %.3f, %ld %% sure", screen.blue ? "blue" : "green", screen.pick[0],
                screen.pick[1], screen.pick[2], std::lround(100 * screen.sure));
  return text;
}

// A frame that shows no screen may still have some green in it: only those count that are nearly as sure as the surest.
std::vector<Screen> Surest(std::vector<Screen> screens) {
  double best = 0;
  for (const Screen& screen : screens) best = std::max(best, screen.sure);
  const auto doubtful = [best](const Screen& screen) { return screen.sure < kNearlyAsSure * best; };
  screens.erase(std::remove_if(screens.begin(), screens.end(), doubtful), screens.end());
  return screens;
}

std::vector<double> FramesToLookAt(const Pressed& pressed) {
  const auto range = Clip(pressed.instance.handle(), ofx::kClipSource).FrameRange();
  if (!Habits().temporal_access || !range) {
    throw Failure(ErrorKind::kUnsupported,
                  "This application does not let effects look through a clip. Press 'Pick from this frame' at a frame "
                  "that shows the screen well.");
  }
  return SpreadFrames(*range, kFramesOfAShot);
}

std::vector<Screen> ScreensOf(const Pressed& pressed, Survey* survey) {
  const std::vector<double> frames = FramesToLookAt(pressed);
  survey->Expect(frames.size());
  std::vector<Screen> screens;
  for (const double frame : frames) {
    if (!survey->MayGoOn()) break;
    if (const auto screen = FindScreen(pressed, frame, survey)) screens.push_back(*screen);
  }
  if (screens.empty()) throw Failure(ErrorKind::kInvalidRequest, survey->refusal());
  return screens;
}

double LargestDistance(const std::vector<Colour>& colours, const Colour& from) {
  double largest = 0;
  for (const Colour& colour : colours) largest = std::max(largest, Distance(colour, from));
  return largest;
}

}  // namespace

std::string PickScreen(const Pressed& pressed) {
  Survey survey(pressed, "Framewright Key: looking for the screen");
  const auto screen = FindScreen(pressed, pressed.time, &survey);
  if (!screen) throw Failure(ErrorKind::kInvalidRequest, survey.refusal());
  pressed.parameters().Set("screen_colour", std::vector<double>(screen->pick.begin(), screen->pick.end()));
  pressed.parameters().Set("screen", "pick");
  return "Screen " + Name(*screen) + ", picked from frame " + std::to_string(std::lround(pressed.time)) + ".";
}

std::string AnalyseScreen(const Pressed& pressed) {
  Survey survey(pressed, "Framewright Key: analysing the shot");
  const std::vector<Screen> screens = Surest(ScreensOf(pressed, &survey));
  std::vector<Colour> colours;
  for (const Screen& screen : screens) colours.push_back(screen.shown);
  const Screen& typical = screens[MostTypical(colours)];
  pressed.parameters().Set("reference_frame", typical.frame);
  if (pressed.parameters().Is("screen", "pick", pressed.time)) pressed.parameters().Set("screen", "auto");
  char text[200];
  std::snprintf(text, sizeof text, "Reference frame %ld: screen %s. Found in %zu frames, which differ by %.3f at most.",
                std::lround(typical.frame), Name(typical).c_str(), screens.size(),
                LargestDistance(colours, typical.shown));
  return text;
}

}  // namespace framewright::host
