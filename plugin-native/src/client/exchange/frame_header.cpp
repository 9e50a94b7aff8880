#include "client/exchange/frame_header.h"

#include "platform/one_line.h"

namespace framewright::client {
namespace {

using platform::OneLine;

v1::Alpha AlphaOf(Alpha alpha) {
  switch (alpha) {
    case Alpha::kOpaque:
      return v1::ALPHA_OPAQUE;
    case Alpha::kStraight:
      return v1::ALPHA_STRAIGHT;
    case Alpha::kPremultiplied:
      return v1::ALPHA_PREMULTIPLIED;
    case Alpha::kOnly:
      return v1::ALPHA_ONLY;
  }
  return v1::ALPHA_OPAQUE;
}

// The contract counts from the primary frame's top left, y down; hosts count up from the canonical origin.
v1::FrameFormat FormatOf(const InputFrame& input, const frame::Bounds& primary) {
  v1::FrameFormat format;
  format.set_width(static_cast<uint32_t>(input.image.bounds.width()));
  format.set_height(static_cast<uint32_t>(input.image.bounds.height()));
  format.set_alpha(AlphaOf(input.alpha));
  format.set_colour_space(input.colour_space);
  format.set_left(input.image.bounds.x1 - primary.x1);
  format.set_top(primary.y2 - input.image.bounds.y2);
  return format;
}

}  // namespace

v1::Value ValueOf(const Value& value) {
  v1::Value sent;
  if (const double* number = std::get_if<double>(&value)) {
    sent.set_number(*number);
  } else if (const std::string* text = std::get_if<std::string>(&value)) {
    sent.set_text(*text);
  } else {
    for (const double part : std::get<std::vector<double>>(value)) sent.mutable_numbers()->add_values(part);
  }
  return sent;
}

Value ValueFrom(const v1::Value& sent) {
  if (sent.has_numbers()) return std::vector<double>(sent.numbers().values().begin(), sent.numbers().values().end());
  if (sent.kind_case() == v1::Value::kText) return sent.text();
  return sent.number();
}

v1::RenderHeader HeaderOf(const FrameJob& job) {
  v1::RenderHeader header;
  header.set_effect(job.effect);
  header.set_model(job.model);
  for (const auto& [name, value] : job.parameters) (*header.mutable_parameters())[name] = ValueOf(value);
  header.set_time(job.time);
  header.set_render_scale(job.render_scale);
  header.set_priority(job.batch ? v1::PRIORITY_BATCH : v1::PRIORITY_INTERACTIVE);
  const frame::Bounds& primary = job.inputs.front().image.bounds;
  for (const InputFrame& input : job.inputs) {
    v1::InputFrame* sent = header.add_inputs();
    sent->set_clip(input.clip);
    sent->set_time(input.time);
    *sent->mutable_format() = FormatOf(input, primary);
  }
  *header.mutable_output()->mutable_format() = FormatOf(job.inputs.front(), primary);
  header.mutable_output()->mutable_format()->set_alpha(AlphaOf(job.output_alpha));
  return header;
}

void AddReport(const v1::FrameReport& sent, FrameReport* report) {
  for (const v1::Stage& stage : sent.stages()) {
    report->stages_ms.emplace_back(OneLine(stage.name()), static_cast<double>(stage.microseconds()) / 1000);
  }
  if (sent.has_model()) report->model = OneLine(sent.model().id()) + " " + OneLine(sent.model().version());
  if (sent.has_model()) report->model_sha256 = OneLine(sent.model().sha256());
  report->device = OneLine(sent.device());
  for (const std::string& warning : sent.warnings()) report->warnings.push_back(OneLine(warning));
  for (const auto& [name, value] : sent.findings()) report->findings.emplace(OneLine(name), value);
}

}  // namespace framewright::client
