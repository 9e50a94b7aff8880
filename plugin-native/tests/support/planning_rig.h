// An effect that is asked what it would do, and not made to do it.
#pragma once

#include <string>
#include <vector>

#include "support/rig.h"

namespace framewright::testing {

class PlanningRig : public Rig {
 protected:
  PlanningRig() : source_(kFloatRgba, kSmall), output_(kFloatRgba, kSmall) { FillPixels(&source_); }

  Effect& OpenRetime(const char* context = ofx::kContextGeneral) {
    Effect& effect = Open("framewright.Retime", &source_, &output_, context);
    effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 1});
    effect.clips["Source"].frame_at = [this](double time) { return time == 0 || time == 1 ? &source_ : nullptr; };
    return effect;
  }

  ofx::Status Ask(const char* action, double time) {
    in_.Put<double>(ofx::kPropTime, {time});
    out_.values.clear();
    return host_->Act(plugin_, action, effect_.get(), &in_, &out_);
  }

  std::vector<double> Doubles(const std::string& name) {
    std::vector<double> numbers;
    for (const auto& value : out_.values[name]) numbers.push_back(std::get<double>(value));
    return numbers;
  }

  // Of the source, as ranges.
  std::vector<double> FramesNeeded(double time) {
    EXPECT_EQ(Ask(ofx::kActionGetFramesNeeded, time), ofx::kOk);
    return Doubles("OfxImageClipPropFrameRange_Source");
  }

  Picture source_, output_;
  PropertySet in_, out_;
};

}  // namespace framewright::testing
