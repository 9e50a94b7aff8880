#include <algorithm>
#include <filesystem>

#include "client/client.h"
#include "host/press/buttons.h"
#include "host/press/waiting.h"
#include "host/report.h"
#include "ofx/message.h"
#include "platform/paths.h"
#include "platform/process.h"

namespace framewright::host {
namespace {

using client::ModelNote;
using client::ServerReport;

constexpr size_t kFailuresTold = 3;

ServerReport AskServer(const Pressed& pressed) {
  Waiting waiting(pressed.instance, "Framewright: asking the server");
  return client::Client::Instance().Report(waiting.Abandoned());
}

// "14 models can be used; framewright-key cannot: its file is damaged."
std::string ModelsOf(const ServerReport& report) {
  const auto usable = std::count_if(report.models.begin(), report.models.end(),
                                    [](const ModelNote& model) { return model.problem.empty(); });
  std::string told = std::to_string(usable) + (usable == 1 ? " model" : " models") + " can be used.";
  for (const ModelNote& model : report.models) {
    if (!model.problem.empty()) told += "\n" + model.id + " cannot: " + model.problem;
  }
  return told;
}

std::string FailuresOf(const ServerReport& report) {
  if (report.failures.empty()) return "No frame has failed since the server began.";
  std::string told = "Failed last:";
  const size_t count = std::min(report.failures.size(), kFailuresTold);
  for (auto note = report.failures.end() - static_cast<ptrdiff_t>(count); note != report.failures.end(); ++note) {
    told += "\n" + note->sentence + " (" + note->id + ")";
  }
  return told;
}

}  // namespace

std::string ResetPanel(const Pressed& pressed) {
  pressed.parameters().InOneUndo("Reset", [&] {
    for (const Control* control : ControlsOf(pressed.instance.effect().panel)) {
      if (HasValue(*control)) pressed.parameters().Replace(*control, DefaultOf(*control));
    }
  });
  return "All controls are at their defaults.";
}

std::string Diagnose(const Pressed& pressed) {
  const ServerReport report = AskServer(pressed);
  const std::string told = "Plugin " FRAMEWRIGHT_VERSION ", server " + report.version + " on " + report.device + ". " +
                           report.reason + "\n" + ModelsOf(report) + "\n" + FailuresOf(report) +
                           "\n'framewright doctor' says more.";
  Answer(pressed.instance, ofx::kMessageMessage, told);
  return told;
}

std::string OpenLog(const Pressed& pressed) {
  const std::filesystem::path folder = platform::StateFolder();
  std::filesystem::create_directories(folder);
  if (platform::OpenOnDesktop(folder)) return "The folder of the logs was opened: " + folder.string();
  const std::string told = "The logs are in " + folder.string() + ": server.log and plugin.log.";
  Answer(pressed.instance, ofx::kMessageMessage, told);
  return told;
}

// From the model in the field to the one after it, and round.
std::string NextModel(const Pressed& pressed) {
  const std::string effect = pressed.instance.effect().wire_id;
  std::vector<ModelNote> models;
  for (const ModelNote& model : AskServer(pressed).models) {
    if (model.effect == effect && model.problem.empty()) models.push_back(model);
  }
  if (models.empty()) return "No model of this effect is installed. 'framewright doctor' says why.";
  const std::string present = pressed.parameters().Text("model", pressed.time);
  const auto found = std::find_if(models.begin(), models.end(), [&](const ModelNote& m) { return m.id == present; });
  const size_t next = found == models.end() ? 0 : static_cast<size_t>(found - models.begin() + 1) % models.size();
  pressed.parameters().Set("model", models[next].id);
  return models[next].title + ", " + std::to_string(next + 1) + " of " + std::to_string(models.size()) + " models.";
}

}  // namespace framewright::host
