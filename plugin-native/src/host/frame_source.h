// Gathers what one frame needs from the host: images of every clip, controls, colour spaces.
#pragma once

#include <string>
#include <vector>

#include "client/frame_job.h"
#include "host/instance.h"
#include "host/values/clip.h"

namespace framewright::host {

// The arguments of a Render action.
struct RenderArguments {
  explicit RenderArguments(const Properties& arguments);
  // For somebody who waits, and looks at no pixel.
  RenderArguments(double frame, double render_scale) : time(frame), window{}, scale(render_scale), batch(false) {}

  double time;
  frame::Bounds window;
  double scale;
  bool batch;
};

// A job and the images it points into.
struct GatheredFrame {
  client::FrameJob job;
  std::vector<Image> images;
  size_t source_frames = 0;
  // Planned source frames inside the clip for which the host has no image.
  std::vector<double> holes;
  // What was assumed of the host and of its colours, in sentences for the status.
  std::vector<std::string> assumed;
};

// The plan must not be `whole`. The source's frames come first; fewer than planned when the host has no image there,
// and none when it lacks the very frame that is to be shown.
GatheredFrame Gather(const Instance& instance, const FramePlan& plan, const RenderArguments& arguments);

}  // namespace framewright::host
