#include "host/report.h"

#include <cmath>
#include <cstdio>
#include <utility>

#include "host/frame_log.h"
#include "host/values/suites.h"
#include "platform/one_line.h"

namespace framewright::host {
namespace {

constexpr char kMessageId[] = "framewright";
constexpr char kFrameLogId[] = "framewright.frame";

constexpr char kServerStarts[] = "The inference server is starting; this frame takes a few seconds longer.";
constexpr char kModelLoads[] = "The server is at work on the first frame, which takes longer: its model is loaded.";

std::string Milliseconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f ms", value);
  return text;
}

// "412.0 ms: in 5.1 ms, queue 0.0 ms, infer 380.2 ms, out 5.0 ms, shared memory"
std::string LastFrame(const client::FrameReport& report) {
  std::string text = Milliseconds(report.total_ms) + ": in " + Milliseconds(report.copy_in_ms);
  for (const auto& [stage, ms] : report.stages_ms) text += ", " + stage + " " + Milliseconds(ms);
  text += ", out " + Milliseconds(report.copy_out_ms);
  return text + (report.shared_memory ? ", shared memory" : ", in stream");
}

// " | Screen green, 97 % sure", where one was found.
std::string ScreenText(const std::map<std::string, double>& findings) {
  const auto sure = findings.find("screen_sure"), blue = findings.find("screen_blue");
  if (sure == findings.end() || blue == findings.end()) return "";
  const std::string colour = blue->second != 0 ? "blue" : "green";
  return " | Screen " + colour + ", " + std::to_string(std::lround(100 * sure->second)) + " % sure";
}

std::string StatusText(const client::FrameReport& report) {
  std::string text = (report.model.empty() ? "No model ran." : report.model) + ScreenText(report.findings);
  for (const std::string& warning : report.warnings) text += " | " + warning;
  return text;
}

// A format without arguments: hosts exist (Natron) that lose them, and show nothing of "%s".
std::string AsFormat(const std::string& sentence) {
  std::string format;
  for (const char letter : sentence) format.append(letter == '%' ? 2 : 1, letter);
  return format;
}

// False when the host's message suite has no such slot.
bool SetPersistent(ofx::EffectHandle effect, const char* type, const std::string& sentence) {
  const auto* suite = HostSuites().persistent_message;
  if (suite == nullptr || suite->set_persistent == nullptr || suite->clear_persistent == nullptr) return false;
  return suite->set_persistent(effect, type, kMessageId, AsFormat(sentence).c_str()) == ofx::kOk;
}

void Post(ofx::EffectHandle effect, const char* type, const std::string& sentence) {
  const auto* suite = HostSuites().message;
  if (suite != nullptr) Call(suite->message, effect, type, kMessageId, AsFormat(sentence).c_str());
}

void LogFrame(ofx::EffectHandle effect, const client::FrameReport& report) {
  const auto* suite = HostSuites().message;
  if (suite == nullptr || !Habits().keeps_frame_log) return;
  Call(suite->message, effect, ofx::kMessageLog, kFrameLogId, AsFormat(FrameLog(report)).c_str());
}

// "Device: cpu". With its name in it, as hosts exist that show the text of such a line and not its label.
bool SetLine(const Instance& instance, const char* name, const std::string& text) {
  const std::string label = FindControl(instance.effect().panel, name)->label();
  return instance.parameters().Set(name, label + ": " + (text.empty() ? "none" : platform::OneLine(text)));
}

// Takes what is told into the status. False when its sentence is what the artist was last told.
bool IsNews(const Instance& instance, const std::string& sentence, const std::string& told) {
  InstanceState* state = instance.state();
  if (state == nullptr) return true;
  const std::lock_guard lock(state->mutex);
  state->status = told;
  state->panel_is_old = true;
  return std::exchange(state->shown_message, sentence) != sentence;
}

}  // namespace

ofx::Status StatusOf(client::ErrorKind kind) {
  switch (kind) {
    case client::ErrorKind::kCancelled:
      return ofx::kOk;  // the host asked for it and throws the image away
    case client::ErrorKind::kOutOfMemory:
      return ofx::kErrMemory;
    case client::ErrorKind::kInvalidRequest:
    case client::ErrorKind::kUnsupported:
    case client::ErrorKind::kModelUnavailable:
    case client::ErrorKind::kServerUnavailable:
    case client::ErrorKind::kTimedOut:
    case client::ErrorKind::kInternal:
      return ofx::kFailed;
  }
  return ofx::kFailed;
}

void Tell(const Instance& instance, const std::string& sentence) {
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  const std::lock_guard lock(state->mutex);
  state->status = sentence;
  state->panel_is_old = true;
}

void Answer(const Instance& instance, const char* type, const std::string& sentence) {
  Tell(instance, sentence);
  Post(instance.handle(), type, sentence);
}

// A transient message may stop an artist with a dialog: the same one comes once, not once a frame.
void ShowError(const Instance& instance, const client::Failure& failure) {
  const std::string told = failure.told();
  if (!IsNews(instance, failure.what(), told)) return;
  if (!SetPersistent(instance.handle(), ofx::kMessageError, told)) Post(instance.handle(), ofx::kMessageError, told);
}

// Where there are only transient messages, each a dialog, status and log have to do. An error that is shown stays.
void ShowDelay(const Instance& instance, Delay delay) {
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  {
    const std::lock_guard lock(state->mutex);
    const std::string& shown = state->shown_message;
    const bool had_frames = delay == Delay::kModel && !state->device.empty();
    if (had_frames || (!shown.empty() && shown != kServerStarts && shown != kModelLoads)) return;
  }
  const std::string sentence = delay == Delay::kServer ? kServerStarts : kModelLoads;
  if (IsNews(instance, sentence, sentence)) SetPersistent(instance.handle(), ofx::kMessageMessage, sentence);
}

void ClearMessage(const Instance& instance) {
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  {
    const std::lock_guard lock(state->mutex);  // not held while the host may call back
    if (state->shown_message.empty()) return;
    state->shown_message.clear();
  }
  if (const auto* suite = HostSuites().persistent_message) Call(suite->clear_persistent, instance.handle());
}

void Remember(const Instance& instance, const client::FrameReport& report) {
  LogFrame(instance.handle(), report);
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  const std::lock_guard lock(state->mutex);
  state->device = report.device;
  state->last_frame = LastFrame(report);
  state->status = StatusText(report);
  state->panel_is_old = true;
}

void Remember(const Instance& instance, const std::string& status) {
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  const std::lock_guard lock(state->mutex);
  state->last_frame.clear();
  state->status = status;
  state->panel_is_old = true;
}

void RememberWarning(const Instance& instance, const std::string& warning) {
  client::FrameReport report;
  report.warnings.push_back(warning);
  LogFrame(instance.handle(), report);
  Remember(instance, warning);
}

void RefreshPanel(const Instance& instance) {
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  std::string device, last_frame, status;
  {
    const std::lock_guard lock(state->mutex);  // not held while the host may call back
    if (!std::exchange(state->panel_is_old, false)) return;
    device = state->device;
    last_frame = state->last_frame;
    status = state->status;
  }
  const bool written = SetLine(instance, "device", device) && SetLine(instance, "last_frame", last_frame) &&
                       SetLine(instance, "status", status);
  if (written) return;
  const std::lock_guard lock(state->mutex);
  state->panel_is_old = true;
}

}  // namespace framewright::host
