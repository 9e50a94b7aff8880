#include "host/press/survey.h"

#include "client/client.h"
#include "host/frame_source.h"

namespace framewright::host {

std::optional<Findings> Survey::Look(const std::vector<double>& source_times, double time,
                                     const std::map<std::string, client::Value>& asked) {
  waiting_.Reach(static_cast<double>(looked_++) / static_cast<double>(expected_));
  waiting_.RequireWanted();
  const FramePlan plan{std::nullopt, source_times, time};
  GatheredFrame frame = Gather(pressed_.instance, plan, RenderArguments(time, pressed_.scale));
  if (frame.source_frames != source_times.size()) {
    refusal_ = "The source has no frame there.";
    return std::nullopt;
  }
  for (const auto& [name, value] : asked) frame.job.parameters[name] = value;
  return Ask(frame.job);
}

std::optional<Findings> Survey::Ask(const client::FrameJob& job) {
  try {
    return client::Client::Instance().Render(job, waiting_.Abandoned()).findings;
  } catch (const client::Failure& failure) {
    if (failure.kind() != client::ErrorKind::kInvalidRequest) throw;
    refusal_ = failure.what();
    return std::nullopt;
  }
}

}  // namespace framewright::host
