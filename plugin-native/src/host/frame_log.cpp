#include "host/frame_log.h"

#include <cmath>
#include <cstdio>

namespace framewright::host {
namespace {

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += code < ' ' ? ' ' : letter;
  }
  return quoted + '"';
}

// JSON has no infinities.
std::string Number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", std::isfinite(value) ? value : 0.0);
  return text;
}

void Append(std::string* list, const std::string& entry) {
  if (!list->empty()) *list += ", ";
  *list += entry;
}

std::string Model(const client::FrameReport& report) {
  if (report.model.empty()) return "null";
  const std::size_t space = report.model.find(' ');
  const std::string version = space == std::string::npos ? "" : report.model.substr(space + 1);
  return "{\"id\": " + Quoted(report.model.substr(0, space)) + ", \"version\": " + Quoted(version) +
         ", \"sha256\": " + Quoted(report.model_sha256) + "}";
}

// A stage that was entered several times counts as one.
std::string Stages(const client::FrameReport& report) {
  std::map<std::string, double> sums;
  for (const auto& [stage, ms] : report.stages_ms) sums[stage] += ms;
  std::string stages;
  Append(&stages, "\"copy_in\": " + Number(report.copy_in_ms));
  for (const auto& [stage, ms] : sums) Append(&stages, Quoted(stage) + ": " + Number(ms));
  Append(&stages, "\"copy_out\": " + Number(report.copy_out_ms));
  Append(&stages, "\"total\": " + Number(report.total_ms));
  return "{" + stages + "}";
}

}  // namespace

std::string FrameLog(const client::FrameReport& report) {
  std::string warnings, findings;
  for (const std::string& warning : report.warnings) Append(&warnings, Quoted(warning));
  for (const auto& [name, value] : report.findings) Append(&findings, Quoted(name) + ": " + Number(value));
  return "{\"device\": " + Quoted(report.device) + ", \"model\": " + Model(report) + ", \"stages\": " + Stages(report) +
         ", \"shared_memory\": " + (report.shared_memory ? "true" : "false") + ", \"warnings\": [" + warnings +
         "], \"findings\": {" + findings + "}}";
}

}  // namespace framewright::host
