#include "host/render.h"

#include <new>
#include <sstream>

#include "client/client.h"
#include "frame/message_picture.h"
#include "frame/pack.h"
#include "host/frame_source.h"
#include "host/report.h"
#include "host/values/suites.h"
#include "platform/log.h"

namespace framewright::host {
namespace {

using client::ErrorKind;
using client::Failure;

constexpr double kUnremarkableMs = 1000;

// Such a host shows the untouched source when a render fails: only a picture can tell the artist.
class NoOtherTimes : public Failure {
 public:
  NoOtherTimes()
      : Failure(ErrorKind::kUnsupported,
                "This application gives effects the current frame only, so it cannot be retimed here. Use 'framewright "
                "render retime', or an application with temporal access such as Natron or DaVinci Resolve.") {}
};

void RequireTimes(const Instance& instance, const FramePlan& plan, double time) {
  if (Habits().temporal_access || !instance.effect().IsRetimer()) return;
  if (plan.whole != time) throw NoOtherTimes();
}

void AddMissed(const Instance& instance, double time, client::FrameReport* report) {
  if (Habits().temporal_access) return;
  const auto missed = instance.effect().MissedWithoutTimes(instance.parameters(), time);
  if (missed) report->warnings.push_back(*missed);
}

// "The source has no frame 12: frame 11 is shown instead."
std::string HoleSentence(const Instance& instance, const std::vector<double>& holes, const std::string& instead) {
  std::ostringstream sentence;
  sentence << "The source has no frame ";
  for (size_t i = 0; i < holes.size(); ++i) sentence << (i == 0 ? "" : ", ") << holes[i];
  sentence << ": " << instead << (instance.effect().IsRetimer() ? " Mode Repair can rebuild it." : "");
  return sentence.str();
}

void AddHoles(const Instance& instance, const std::vector<double>& holes, client::FrameReport* report) {
  if (holes.empty()) return;
  report->warnings.push_back(HoleSentence(instance, holes, "this one is made from the others."));
}

void RememberUntouched(const Instance& instance, const std::vector<double>& holes, const std::string& instead) {
  if (!holes.empty()) return RememberWarning(instance, HoleSentence(instance, holes, instead));
  Remember(instance, "The source has no frame here.");
}

// The source untouched; transparent black where there is none, and then false.
bool CopySource(const Instance& instance, double time, const frame::HostImage& output, const frame::Bounds& window) {
  const auto image = Clip(instance.handle(), ofx::kClipSource).Fetch(time);
  frame::HostImage nothing;
  nothing.format = output.format;
  frame::CopyImage(image ? image->pixels() : nothing, output, window);
  return image.has_value();
}

void ShowNothing(const Instance& instance, const RenderArguments& arguments, const frame::HostImage& output) {
  frame::HostImage nothing;
  nothing.format = output.format;
  frame::CopyImage(nothing, output, arguments.window);
  Remember(instance, "Beyond the clip's ends nothing is shown.");
}

void ShowWhole(const Instance& instance, double source_time, const RenderArguments& arguments,
               const frame::HostImage& output) {
  if (CopySource(instance, source_time, output, arguments.window)) return Remember(instance, "The source, untouched.");
  std::vector<double> holes;
  if (Clip(instance.handle(), ofx::kClipSource).Has(source_time)) holes.push_back(source_time);
  RememberUntouched(instance, holes, "nothing is shown.");
}

// With too few frames for the effect: the nearest, or nothing where the very frame to show is absent.
void ShowNearest(const Instance& instance, const FramePlan& plan, const GatheredFrame& frame,
                 const RenderArguments& arguments, const frame::HostImage& output) {
  if (frame.source_frames == 0) return ShowWhole(instance, plan.source_times.front(), arguments, output);
  const double nearest = frame.job.inputs.front().time;
  CopySource(instance, nearest, output, arguments.window);
  std::ostringstream instead;
  instead << "frame " << nearest << " is shown instead.";
  RememberUntouched(instance, frame.holes, instead.str());
}

void ShowWhatTakesTime(const Instance& instance, const client::Client& client,
                       std::chrono::steady_clock::time_point start) {
  if (client.IsStarting()) return ShowDelay(instance, Delay::kServer);
  if (client::MillisecondsSince(start) > kUnremarkableMs) ShowDelay(instance, Delay::kModel);
}

void RenderFrame(const Instance& instance, const RenderArguments& arguments, const frame::HostImage& output) {
  const FramePlan plan = instance.Plan(arguments.time);
  RequireTimes(instance, plan, arguments.time);
  if (plan.blank) return ShowNothing(instance, arguments, output);
  if (plan.whole) return ShowWhole(instance, *plan.whole, arguments, output);
  GatheredFrame frame = Gather(instance, plan, arguments);
  if (frame.source_frames < instance.effect().LeastSourceFrames()) {
    return ShowNearest(instance, plan, frame, arguments, output);
  }
  frame.job.output = output;
  client::Client& client = client::Client::Instance();
  const auto start = std::chrono::steady_clock::now();
  auto report = client.Render(frame.job, [&instance, &client, start] {
    ShowWhatTakesTime(instance, client, start);
    return instance.Abandoned();
  });
  AddMissed(instance, arguments.time, &report);
  AddHoles(instance, frame.holes, &report);
  report.warnings.insert(report.warnings.end(), frame.assumed.begin(), frame.assumed.end());
  Remember(instance, report);
}

// "k7f2q OUT_OF_MEMORY Framewright Key, frame 12: ...": 'framewright doctor --why' looks for it.
void LogFailure(const Instance& instance, const Failure& failure, double time) {
  std::ostringstream line;
  line << failure.id() << ' ' << NameOf(failure.kind()) << ' ' << instance.effect().label << ", frame " << time << ": "
       << failure.what();
  platform::Log(line.str());
}

ofx::Status Fail(const Instance& instance, const Failure& failure, bool draw, const RenderArguments& arguments,
                 const frame::HostImage& output) {
  if (failure.kind() == ErrorKind::kCancelled) return StatusOf(failure.kind());
  LogFailure(instance, failure, arguments.time);
  ShowError(instance, failure);
  if (!draw) return StatusOf(failure.kind());
  frame::DrawMessage(output, arguments.window, std::string(instance.effect().label) + ": " + failure.told());
  return ofx::kOk;
}

bool DrawsFailures(const Instance& instance, double time) {
  const std::string chosen = instance.parameters().Text("on_error", time);
  return chosen == "picture" || (chosen == "auto" && Habits().hides_failures);
}

ofx::Status Guarded(const Instance& instance, const RenderArguments& arguments, const frame::HostImage& output) {
  const bool picture = DrawsFailures(instance, arguments.time);
  try {
    RenderFrame(instance, arguments, output);
    ClearMessage(instance);
    return ofx::kOk;
  } catch (const NoOtherTimes& failure) {
    return Fail(instance, failure, true, arguments, output);
  } catch (const Failure& failure) {
    return Fail(instance, failure, picture, arguments, output);
  } catch (const std::bad_alloc&) {
    const Failure failure(ErrorKind::kOutOfMemory, "There is not enough memory for this frame. Use a smaller one.");
    return Fail(instance, failure, picture, arguments, output);
  } catch (const std::exception& error) {
    const Failure failure(ErrorKind::kInternal, std::string("Framewright failed unexpectedly: ") + error.what());
    return Fail(instance, failure, picture, arguments, output);
  }
}

}  // namespace

ofx::Status Render(const Instance& instance, const Properties& in_arguments) {
  const RenderArguments arguments(in_arguments);
  const auto output = Clip(instance.handle(), ofx::kClipOutput).Fetch(arguments.time);
  if (!output) return ofx::kFailed;  // the host took its image back: it has no use for this frame
  const ofx::Status status = Guarded(instance, arguments, output->pixels());
  if (Habits().status_during_render) RefreshPanel(instance);
  return status;
}

}  // namespace framewright::host
