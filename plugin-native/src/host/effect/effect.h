// What tells one of our plugins from another: its names, clips, controls, and the few decisions that differ.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/frame_job.h"
#include "host/panel/panel.h"
#include "host/panel/parameters.h"
#include "host/values/clip.h"

namespace framewright::host {

struct ClipRow {
  const char* name;
  const char* label;
  bool is_mask = false;         // one channel, not colour
  bool at_other_times = false;  // looked at beside the current frame
  bool beside_source = false;   // a frame of it goes with every source frame, not with the nearest alone
};

// What one output frame is made of.
struct FramePlan {
  // Set: the output is the source's frame at this time, untouched.
  std::optional<double> whole;
  // Otherwise the source frames to send; the first is the nearest.
  std::vector<double> source_times;
  // Where between them the output lies.
  double source_time = 0;
  // Transparent black all the same.
  bool blank = false;

  // Sends this source frame too.
  void Add(double time);
};

// When an optional clip is looked at.
std::vector<double> TimesOf(const ClipRow& row, const FramePlan& plan);

// Everything a decision may look at.
struct EffectView {
  ofx::EffectHandle handle;
  std::string context;
  const Parameters& parameters;
};

class Effect {
 public:
  Effect(const char* identifier, const char* wire_id, const char* label, const char* description,
         std::vector<ClipRow> optional_clips)
      : identifier(identifier),
        wire_id(wire_id),
        label(label),
        description(description),
        optional_clips(std::move(optional_clips)),
        panel(PanelOf(wire_id)) {}
  virtual ~Effect() = default;

  const char* const identifier;
  const char* const wire_id;
  const char* const label;
  const char* const description;
  const std::vector<ClipRow> optional_clips;
  const Panel panel;

  // Does it look at other times than the current one?
  virtual bool IsTemporal() const { return false; }
  // Does it show other times than the current one? Only then it offers the Retimer context, and is nothing without
  // access to them.
  virtual bool IsRetimer() const { return false; }
  // May the server keep source frames by their content?
  virtual bool IdentifiesFrames() const { return true; }
  // With fewer source frames than this, as at a clip's end, the nearest is shown untouched.
  virtual size_t LeastSourceFrames() const { return 1; }
  // Bypass and strength are already dealt with.
  virtual FramePlan Plan(const EffectView& view, double time) const;
  // As the artist wishes it. Nothing: as the source.
  virtual std::optional<client::Alpha> OutputAlpha(const Parameters&, double) const { return std::nullopt; }
  // The output's length and frame rate. Nothing: as the source.
  virtual std::optional<TimeRange> OutputRange(const EffectView&) const { return std::nullopt; }
  virtual std::optional<double> OutputFrameRate(const Parameters&) const { return std::nullopt; }
  // Does one picture come out otherwise at another time? A host that keeps frames has to know.
  virtual bool ChangesInTime(const Parameters&) const { return false; }
  // The model to run; empty takes the effect's own.
  virtual std::string ModelOf(const Parameters& parameters, double time) const {
    return parameters.Text("model", time);
  }
  // The controls that the server alone reads. Throws Failure.
  virtual void AddParameters(const EffectView&, const FramePlan&, double, std::map<std::string, client::Value>*) const {
  }
  // What these settings ask for in vain where the host gives the current frame only: a sentence for the status line.
  virtual std::optional<std::string> MissedWithoutTimes(const Parameters&, double) const { return std::nullopt; }
};

// The wish, unless the output is said to be straight all the same: some hosts take nothing else. Nothing: as the
// source.
std::optional<client::Alpha> DeliveredAlpha(const Effect& effect, const EffectView& view, double time);

// For effects that hold as much: adds the frames before the shown one that are mixed in, and says that the host gives
// none.
void AddHeldFrames(double hold, const EffectView& view, FramePlan* plan);
std::optional<std::string> MissedHold(double hold);

// In the order in which the bundle lists them.
const std::vector<const Effect*>& Effects();

// The plan with the controls common to all: what render, isIdentity and getFramesNeeded all go by.
FramePlan PlanFrame(const Effect& effect, const EffectView& view, double time);

}  // namespace framewright::host
