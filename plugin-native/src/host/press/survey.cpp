#include "host/press/survey.h"

#include "client/client.h"
#include "host/frame_source.h"

namespace framewright::host {
namespace {

using client::ErrorKind;
using client::Failure;

constexpr std::chrono::seconds kLongestUnseen{10};       // for all frames together
constexpr std::chrono::seconds kLongestUnseenFrame{30};  // the first may have to wait for a model

}  // namespace

Survey::Survey(const Pressed& pressed, const std::string& label)
    : pressed_(pressed), progress_(pressed.instance.handle(), label) {}

double Survey::Done() const { return static_cast<double>(looked_) / static_cast<double>(expected_); }

void Survey::RequireWanted() {
  if (!progress_.Show(Done())) throw Failure(ErrorKind::kCancelled, client::kAbandoned);
}

bool Survey::HasTaken(std::chrono::seconds time) const { return std::chrono::steady_clock::now() - start_ >= time; }

bool Survey::MayGoOn() const { return progress_.IsShown() || !HasTaken(kLongestUnseen); }

std::optional<Findings> Survey::Look(const std::vector<double>& source_times, double time,
                                     const std::map<std::string, client::Value>& asked) {
  RequireWanted();
  const FramePlan plan{std::nullopt, source_times, time};
  GatheredFrame frame = Gather(pressed_.instance, plan, RenderArguments(time, pressed_.scale));
  std::optional<Findings> found;
  if (frame.source_frames == source_times.size()) {
    for (const auto& [name, value] : asked) frame.job.parameters[name] = value;
    found = Ask(frame.job);
  } else {
    refusal_ = "The source has no frame there.";
  }
  ++looked_;
  return found;
}

std::optional<Findings> Survey::Ask(const client::FrameJob& job) {
  try {
    return client::Client::Instance()
        .Render(job,
                [&] {
                  if (!progress_.IsShown() && HasTaken(kLongestUnseenFrame)) return true;
                  return !progress_.Show(Done());
                })
        .findings;
  } catch (const Failure& failure) {
    if (failure.kind() != ErrorKind::kInvalidRequest) throw;
    refusal_ = failure.what();
    return std::nullopt;
  }
}

}  // namespace framewright::host
