#include "host/actions.h"

#include <algorithm>
#include <string>
#include <vector>

#include "host/values/clip.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

// The source frame that decides the shape of the output.
double NearestTime(const FramePlan& plan) { return plan.whole ? *plan.whole : plan.source_times.front(); }

// As ranges of neighbouring frames: a host that caches ahead must not fetch all that lies between two far ones.
void SetClipTimes(const Properties& out, const char* clip, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::vector<double> ranges;
  for (const double time : times) {
    if (!ranges.empty() && time - ranges.back() <= 1) {
      ranges.back() = time;
    } else {
      ranges.insert(ranges.end(), {time, time});
    }
  }
  const std::string name = std::string(ofx::kArgClipFrameRange_) + clip;
  for (size_t i = 0; i < ranges.size(); ++i) out.Set(name.c_str(), ranges[i], static_cast<int>(i));
}

// As far as the project may reach: for hosts that do not say how far a clip does.
std::optional<ofx::RectD> ProjectExtent(const Properties& instance) {
  const ofx::RectD extent{0, 0, instance.Double(ofx::kEffectProjectExtent, 0, 0),
                          instance.Double(ofx::kEffectProjectExtent, 0, 1)};
  return extent.x2 > 0 && extent.y2 > 0 ? std::optional(extent) : std::nullopt;
}

void SetRegionOfInterest(const Instance& instance, const char* name, double time, const Properties& out) {
  auto region = Clip(instance.handle(), name).RegionOfDefinition(time);
  if (!region) region = ProjectExtent(instance.properties());
  if (!region) return;
  out.SetAll((std::string(ofx::kArgClipRegionOfInterest_) + name).c_str(),
             {region->x1, region->y1, region->x2, region->y2});
}

const char* PremultiplicationOf(client::Alpha alpha) {
  return alpha == client::Alpha::kStraight ? ofx::kUnpremultiplied : ofx::kPremultiplied;
}

}  // namespace

ofx::Status IsIdentity(const Instance& instance, const Properties& in, const Properties& out) {
  const double time = in.Double(ofx::kPropTime, 0);
  const FramePlan plan = instance.Plan(time);
  if (!plan.whole) return ofx::kReplyDefault;
  if (*plan.whole != time && !Habits().temporal_access) return ofx::kReplyDefault;  // the render will say why not
  out.Set(ofx::kPropName, ofx::kClipSource);
  out.Set(ofx::kPropTime, *plan.whole);
  return ofx::kOk;
}

ofx::Status GetRegionOfDefinition(const Instance& instance, const Properties& in, const Properties& out) {
  const double time = NearestTime(instance.Plan(in.Double(ofx::kPropTime, 0)));
  const auto region = Clip(instance.handle(), ofx::kClipSource).RegionOfDefinition(time);
  if (!region) return ofx::kReplyDefault;
  out.SetAll(ofx::kArgRegionOfDefinition, {region->x1, region->y1, region->x2, region->y2});
  return ofx::kOk;
}

// Models look at the whole picture, whatever part the host wants.
ofx::Status GetRegionsOfInterest(const Instance& instance, const Properties& in, const Properties& out) {
  const double time = NearestTime(instance.Plan(in.Double(ofx::kPropTime, 0)));
  SetRegionOfInterest(instance, ofx::kClipSource, time, out);
  for (const ClipRow& row : instance.effect().optional_clips) SetRegionOfInterest(instance, row.name, time, out);
  return ofx::kOk;
}

ofx::Status GetFramesNeeded(const Instance& instance, const Properties& in, const Properties& out) {
  const FramePlan plan = instance.Plan(in.Double(ofx::kPropTime, 0));
  const double nearest = NearestTime(plan);
  SetClipTimes(out, ofx::kClipSource, plan.whole ? std::vector<double>{nearest} : plan.source_times);
  for (const ClipRow& row : instance.effect().optional_clips) SetClipTimes(out, row.name, TimesOf(row, plan));
  return ofx::kOk;
}

ofx::Status GetTimeDomain(const Instance& instance, const Properties& out) {
  const auto range = instance.effect().OutputRange(instance.view());
  if (!range) return ofx::kReplyDefault;
  out.SetAll(ofx::kArgFrameRange, {range->first, range->last});
  return ofx::kOk;
}

ofx::Status GetOutputColourspace(const Instance& instance, const Properties& out) {
  if (Habits().colour_styles.empty()) return ofx::kReplyDefault;
  const bool data = instance.parameters().ChoosesData(0);
  out.Set(ofx::kClipColourspace, data ? ofx::kColourspaceRaw : ofx::kColourspaceOfSource);
  return ofx::kOk;
}

ofx::Status GetClipPreferences(const Instance& instance, const Properties& out) {
  ofx::Status status = ofx::kReplyDefault;
  if (const auto alpha = instance.effect().OutputAlpha(instance.parameters(), 0)) {
    const Clip source(instance.handle(), ofx::kClipSource);
    const bool has_colour = source.properties().Text(ofx::kImageComponents) != ofx::kComponentAlpha;
    if (has_colour) out.Set((std::string(ofx::kArgClipComponents_) + ofx::kClipOutput).c_str(), ofx::kComponentRgba);
    out.Set(ofx::kImagePremultiplication, PremultiplicationOf(*alpha));
    status = ofx::kOk;
  }
  const auto rate = instance.effect().OutputFrameRate(instance.parameters());
  if (rate && Habits().settable_frame_rate) {
    out.Set(ofx::kArgFrameRate, *rate);
    status = ofx::kOk;
  }
  if (instance.effect().ChangesInTime(instance.parameters())) {
    out.Set(ofx::kArgFrameVarying, 1);
    status = ofx::kOk;
  }
  return status;
}

}  // namespace framewright::host
