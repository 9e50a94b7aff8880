#include "host/report.h"

#include <cstdio>

#include "host/frame_log.h"
#include "host/suites.h"

namespace framewright::host {
namespace {

constexpr char kMessageId[] = "framewright";
constexpr char kFrameLogId[] = "framewright.frame";

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

std::string StatusText(const client::FrameReport& report) {
  std::string text = report.model.empty() ? "No model ran." : report.model;
  for (const std::string& warning : report.warnings) text += " | " + warning;
  return text;
}

// False when the host's message suite has no such slot.
bool SetPersistent(ofx::EffectHandle effect, const std::string& sentence) {
  const auto* suite = HostSuites().persistent_message;
  if (suite == nullptr || suite->set_persistent == nullptr || suite->clear_persistent == nullptr) return false;
  return suite->set_persistent(effect, ofx::kMessageError, kMessageId, "%s", sentence.c_str()) == ofx::kOk;
}

void Post(ofx::EffectHandle effect, const std::string& sentence) {
  const auto* suite = HostSuites().message;
  if (suite != nullptr) Call(suite->message, effect, ofx::kMessageError, kMessageId, "%s", sentence.c_str());
}

void LogFrame(ofx::EffectHandle effect, const client::FrameReport& report) {
  const auto* suite = HostSuites().message;
  if (suite == nullptr || !Habits().keeps_frame_log) return;
  Call(suite->message, effect, ofx::kMessageLog, kFrameLogId, "%s", FrameLog(report).c_str());
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

// A transient message may stop an artist with a dialog: the same one comes once, not once a frame.
void ShowError(const Instance& instance, const std::string& sentence) {
  if (InstanceState* state = instance.state()) {
    const std::lock_guard lock(state->mutex);
    state->status = sentence;
    if (state->shown_error == sentence) return;
    state->shown_error = sentence;
  }
  if (!SetPersistent(instance.handle(), sentence)) Post(instance.handle(), sentence);
}

void ClearError(const Instance& instance) {
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  const std::lock_guard lock(state->mutex);
  if (state->shown_error.empty()) return;
  state->shown_error.clear();
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
}

void Remember(const Instance& instance, const std::string& status) {
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  const std::lock_guard lock(state->mutex);
  state->last_frame.clear();
  state->status = status;
}

void RefreshPanel(const Instance& instance) {
  InstanceState* state = instance.state();
  if (state == nullptr) return;
  std::string device, last_frame, status;
  {
    const std::lock_guard lock(state->mutex);  // not held while the host may call back
    device = state->device;
    last_frame = state->last_frame;
    status = state->status;
  }
  instance.parameters().SetText("device", device);
  instance.parameters().SetText("last_frame", last_frame);
  instance.parameters().SetText("status", status);
}

}  // namespace framewright::host
