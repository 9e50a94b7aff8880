#include "host/frame_source.h"

#include <algorithm>

#include "client/failure.h"
#include "frame/pack.h"
#include "host/values/colour.h"
#include "host/values/suites.h"
#include "platform/one_line.h"

namespace framewright::host {
namespace {

bool IsBatch(const Properties& arguments) {
  return arguments.Int(ofx::kArgInteractiveRender, 0) == 0 && arguments.Int(ofx::kArgSequentialRender, 0) != 0;
}

// Says it once a frame.
void Assume(const std::string& sentence, GatheredFrame* gathered) {
  std::vector<std::string>& assumed = gathered->assumed;
  if (std::find(assumed.begin(), assumed.end(), sentence) == assumed.end()) assumed.push_back(sentence);
}

bool IsFloat(const frame::HostImage& image) {
  return image.format.depth == frame::Depth::kFloat || image.format.depth == frame::Depth::kHalf;
}

// As the host tells it, else as its habits make likely.
std::string ToldColourSpace(const Clip& clip, const frame::HostImage& image, GatheredFrame* gathered) {
  const std::string name = clip.properties().Text(ofx::kClipColourspace);
  ToldColour told = ColourSpaceFromHost(name);
  if (told.ours.empty()) {
    told.ours = AssumedColourSpace(image.format.depth, Habits().float_is_display_referred);
    if (Habits().float_is_display_referred && IsFloat(image)) {
      Assume("Colours are taken as " + told.ours + ", as this application shows them; Input colour says otherwise.",
             gathered);
    }
  }
  if (!told.certain) {
    Assume("The application calls these colours \"" + platform::OneLine(name) +
               "\", which is not known here: they are taken as " + told.ours + ". Set Input colour.",
           gathered);
  }
  return told.ours;
}

std::string ColourSpaceOf(const Instance& instance, const Clip& clip, const frame::HostImage& image, double time,
                          GatheredFrame* gathered) {
  const std::string chosen = instance.parameters().Text("input_colour", time);
  return chosen == "auto" ? ToldColourSpace(clip, image, gathered) : chosen;
}

void AddFrame(const Instance& instance, const ClipRow& row, const Clip& clip, double time, GatheredFrame* gathered) {
  if (instance.Abandoned()) throw client::Failure(client::ErrorKind::kCancelled, client::kAbandoned);
  auto image = clip.Fetch(time);
  if (!image) return;
  const bool optional = row.name != ofx::kClipSource;
  if (optional && Habits().black_when_unconnected && frame::IsAllZero(image->pixels())) {
    return Assume("Inputs that are all black are taken as not connected, as this application shows those.", gathered);
  }
  client::InputFrame input;
  input.clip = row.name;
  input.time = time;
  input.image = image->pixels();
  input.alpha = image->alpha();
  if (!row.is_mask) input.colour_space = ColourSpaceOf(instance, clip, input.image, time, gathered);
  gathered->job.inputs.push_back(input);
  gathered->images.push_back(std::move(*image));
}

// The effect's own, as far as the host takes that, else the source's.
client::Alpha OutputAlpha(const Instance& instance, double time, GatheredFrame* gathered) {
  const auto delivered = DeliveredAlpha(instance.effect(), instance.view(), time);
  if (delivered != instance.effect().OutputAlpha(instance.parameters(), time)) {
    Assume("Alpha is straight, as this application takes no other.", gathered);
  }
  return delivered.value_or(gathered->job.inputs.front().alpha);
}

void AddParameters(const Instance& instance, const FramePlan& plan, double time, client::FrameJob* job) {
  for (const Control* control : ControlsOf(instance.effect().panel)) {
    if (IsSent(*control)) job->parameters[control->name()] = instance.parameters().ValueOf(*control, time);
  }
  instance.effect().AddParameters(instance.view(), plan, time, &job->parameters);
}

}  // namespace

RenderArguments::RenderArguments(const Properties& arguments)
    : time(arguments.Double(ofx::kPropTime, 0)),
      window{arguments.Int(ofx::kArgRenderWindow, 0, 0), arguments.Int(ofx::kArgRenderWindow, 0, 1),
             arguments.Int(ofx::kArgRenderWindow, 0, 2), arguments.Int(ofx::kArgRenderWindow, 0, 3)},
      scale(arguments.Double(ofx::kArgRenderScale, 1, 1)),
      batch(IsBatch(arguments)) {}

GatheredFrame Gather(const Instance& instance, const FramePlan& plan, const RenderArguments& arguments) {
  GatheredFrame gathered;
  const Clip source(instance.handle(), ofx::kClipSource);
  const ClipRow source_row{ofx::kClipSource, "Source"};
  for (const double time : plan.source_times) {
    const size_t before = gathered.job.inputs.size();
    AddFrame(instance, source_row, source, time, &gathered);
    if (gathered.job.inputs.size() == before && source.Has(time)) gathered.holes.push_back(time);
  }
  if (gathered.job.inputs.empty()) return gathered;
  const bool has_own_frame = gathered.job.inputs.front().time == plan.source_times.front();
  if (!has_own_frame && !instance.effect().IsRetimer()) return gathered;
  gathered.source_frames = gathered.job.inputs.size();
  for (const ClipRow& row : instance.effect().optional_clips) {
    const Clip clip(instance.handle(), row.name);
    if (!clip.Connected()) continue;
    for (const double time : TimesOf(row, plan)) AddFrame(instance, row, clip, time, &gathered);
  }
  client::FrameJob& job = gathered.job;
  job.effect = instance.effect().wire_id;
  job.model = instance.effect().ModelOf(instance.parameters(), arguments.time);
  job.time = arguments.time;
  job.render_scale = arguments.scale;
  job.batch = arguments.batch;
  job.identify = instance.effect().IdentifiesFrames();
  job.window = arguments.window;
  job.strength = instance.parameters().Number("strength", arguments.time);
  job.output_alpha = OutputAlpha(instance, arguments.time, &gathered);
  AddParameters(instance, plan, arguments.time, &job);
  return gathered;
}

}  // namespace framewright::host
