#include "client/inquiry.h"

#include "client/exchange/frame_header.h"
#include "client/server/description.h"
#include "platform/one_line.h"

namespace framewright::client {
namespace {

using platform::OneLine;
using namespace std::chrono_literals;

constexpr auto kTimeout = 10s;  // folders of a studio may lie far away

// Asks by a method of the stub.
template <typename Response, typename Request, typename Method>
Response Ask(Connection& connection, const Request& request, const Patience& patience, Method method) {
  return Await<Response>(connection.token(), kTimeout, patience, [&](auto* call, auto callback) {
    (connection.calls()->*method)(&call->context, &request, &call->response,
                                  std::function<void(grpc::Status)>(std::move(callback)));
  });
}

using Calls = v1::Inference::StubInterface::async_interface;

template <typename Request, typename Response>
using Method = void (Calls::*)(grpc::ClientContext*, const Request*, Response*, std::function<void(grpc::Status)>);

CourseNote AskCourse(Connection& connection, const v1::LearnRequest& request, const Patience& patience) {
  constexpr Method<v1::LearnRequest, v1::LearnResponse> learn = &Calls::Learn;
  const auto answer = Ask<v1::LearnResponse>(connection, request, patience, learn);
  return {OneLine(answer.course().sentence()), OneLine(answer.content())};
}

v1::DescribeRequest Introduction() {
  v1::DescribeRequest request;
  request.set_client("framewright-ofx/" FRAMEWRIGHT_VERSION);
  request.set_protocol(kProtocol);
  return request;
}

}  // namespace

ServerReport AskReport(Connection& connection, const Patience& patience) {
  constexpr Method<v1::DescribeRequest, v1::DescribeResponse> describe = &Calls::Describe;
  constexpr Method<v1::StatusRequest, v1::StatusResponse> status = &Calls::Status;
  const auto self = Ask<v1::DescribeResponse>(connection, Introduction(), patience, describe);
  const auto now = Ask<v1::StatusResponse>(connection, v1::StatusRequest(), patience, status);
  ServerReport report{
      OneLine(self.server_version()), OneLine(self.device().name()), OneLine(self.device().reason()), {}, {}};
  for (const v1::Model& model : self.models()) {
    report.models.push_back(
        {OneLine(model.id()), OneLine(model.title()), OneLine(model.effect()), OneLine(model.problem())});
  }
  for (const v1::FailureNote& note : now.last_failures()) {
    report.failures.push_back({OneLine(note.id()), OneLine(note.sentence())});
  }
  return report;
}

std::vector<PresetNote> AskPresets(Connection& connection, const std::string& effect, const Patience& patience) {
  constexpr Method<v1::ListPresetsRequest, v1::ListPresetsResponse> list = &Calls::ListPresets;
  v1::ListPresetsRequest request;
  request.set_effect(effect);
  const auto answer = Ask<v1::ListPresetsResponse>(connection, request, patience, list);
  std::vector<PresetNote> presets;
  for (const v1::PresetNote& note : answer.presets()) presets.push_back({OneLine(note.name()), OneLine(note.about())});
  return presets;
}

Controls AskPreset(Connection& connection, const std::string& effect, const std::string& name,
                   const Patience& patience) {
  constexpr Method<v1::LoadPresetRequest, v1::LoadPresetResponse> load = &Calls::LoadPreset;
  v1::LoadPresetRequest request;
  request.set_effect(effect);
  request.set_name(name);
  const auto answer = Ask<v1::LoadPresetResponse>(connection, request, patience, load);
  Controls controls;
  for (const auto& [control, value] : answer.controls()) controls.emplace(control, ValueFrom(value));
  return controls;
}

std::string SavePreset(Connection& connection, const std::string& effect, const std::string& name,
                       const Controls& controls, const Patience& patience) {
  constexpr Method<v1::SavePresetRequest, v1::SavePresetResponse> save = &Calls::SavePreset;
  v1::SavePresetRequest request;
  request.set_effect(effect);
  request.set_name(name);
  for (const auto& [control, value] : controls) (*request.mutable_controls())[control] = ValueOf(value);
  return OneLine(Ask<v1::SavePresetResponse>(connection, request, patience, save).path());
}

CourseNote Learn(Connection& connection, const std::string& course, const Learning& learning,
                 const Patience& patience) {
  v1::LearnRequest request;
  request.set_course(course);
  v1::Learning* order = request.mutable_learn();
  order->mutable_frames()->Assign(learning.frames.begin(), learning.frames.end());
  order->set_task(learning.task);
  order->set_size(learning.size);
  order->set_minutes(learning.minutes);
  order->set_variation(learning.variation);
  order->set_flips(learning.flips);
  return AskCourse(connection, request, patience);
}

CourseNote Order(Connection& connection, const std::string& course, CourseOrder order, const Patience& patience) {
  v1::LearnRequest request;
  request.set_course(course);
  switch (order) {
    case CourseOrder::kPause:
      request.mutable_pause();
      break;
    case CourseOrder::kGoOn:
      request.mutable_go_on();
      break;
    case CourseOrder::kForget:
      request.mutable_forget();
      break;
    case CourseOrder::kLook:
      request.mutable_look();
      break;
  }
  return AskCourse(connection, request, patience);
}

}  // namespace framewright::client
