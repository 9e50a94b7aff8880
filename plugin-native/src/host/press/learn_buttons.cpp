#include "client/client.h"
#include "client/failure.h"
#include "host/press/buttons.h"
#include "host/press/learn_examples.h"
#include "host/press/waiting.h"
#include "platform/failure_id.h"

namespace framewright::host {
namespace {

using client::CourseNote;
using client::CourseOrder;
using client::ErrorKind;
using client::Failure;

constexpr double kMostSeen = 1e6;

std::string NameOf(const Pressed& pressed) { return pressed.parameters().Text("name", pressed.time); }

std::string NameForNew(const Pressed& pressed) {
  const std::string name = NameOf(pressed);
  return name.empty() ? "learned-" + platform::NewFailureId() : name;
}

// Hosts keep a picture as long as no control changes.
void RenderAnew(const Pressed& pressed) {
  const double seen = pressed.parameters().Number("seen", pressed.time);
  pressed.parameters().Set("seen", seen < kMostSeen ? seen + 1 : 0);
}

CourseNote Order(const Pressed& pressed, CourseOrder order) {
  if (NameOf(pressed).empty()) throw Failure(ErrorKind::kInvalidRequest, "Nothing is learned yet: press Learn.");
  Waiting waiting(pressed.instance, "Framewright Learn: asking the server");
  return client::Client::Instance().Order(NameOf(pressed), order, waiting.Abandoned());
}

std::string Told(const Pressed& pressed, const CourseNote& note) {
  if (!note.sentence.empty()) return note.sentence;
  return note.content.empty() ? "Nothing is learned yet under the name " + NameOf(pressed) + ": press Learn."
                              : NameOf(pressed) + " was learned before; nothing is being learned.";
}

}  // namespace

std::string Learn(const Pressed& pressed) {
  const std::string name = NameForNew(pressed);
  const Parameters& panel = pressed.parameters();
  const Examples examples(pressed);
  client::Learning learning;
  learning.frames = examples.BringTo(name);
  learning.task = panel.Text("task", pressed.time);
  learning.size = panel.Text("size", pressed.time);
  learning.minutes = panel.Number("minutes", pressed.time);
  learning.variation = panel.Number("variation", pressed.time);
  learning.flips = panel.Number("flips", pressed.time) != 0;
  Waiting waiting(pressed.instance, "Framewright Learn: beginning");
  const CourseNote note = client::Client::Instance().Learn(name, learning, waiting.Abandoned());
  panel.InOneUndo("Learn", [&] {
    panel.Set("name", name);
    panel.Set("version", "");
  });
  return note.sentence + examples.Doubt();
}

std::string PauseLearning(const Pressed& pressed) {
  const CourseNote note = Order(pressed, CourseOrder::kPause);
  RenderAnew(pressed);
  return Told(pressed, note);
}

std::string GoOnLearning(const Pressed& pressed) { return Order(pressed, CourseOrder::kGoOn).sentence; }

std::string ShowProgress(const Pressed& pressed) {
  const CourseNote note = Order(pressed, CourseOrder::kLook);
  RenderAnew(pressed);
  return Told(pressed, note);
}

std::string ForgetLearned(const Pressed& pressed) {
  Order(pressed, CourseOrder::kForget);
  const std::string told = "What was learned as " + NameOf(pressed) + " is forgotten.";
  pressed.parameters().InOneUndo("Forget", [&] {
    pressed.parameters().Set("name", "");
    pressed.parameters().Set("version", "");
  });
  return told;
}

std::string KeepVersion(const Pressed& pressed) {
  const CourseNote note = Order(pressed, CourseOrder::kLook);
  if (note.content.empty()) return Told(pressed, note);
  pressed.parameters().Set("version", note.content);
  return "The picture stays as it is made now, by version " + note.content + ".";
}

}  // namespace framewright::host
