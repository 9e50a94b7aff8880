// An artist at a panel: presses its buttons and reads its rows.
#pragma once

#include <string>

#include "framewright/v1/framewright.pb.h"
#include "support/rig.h"

namespace framewright::testing {

class Buttons : public Rig {
 protected:
  Buttons() : source_(kFloatRgba, kSmall), output_(kFloatRgba, kSmall) { FillPixels(&source_); }

  Effect& OpenClip(const std::string& identifier, double last = 9) {
    Effect& effect = Open(identifier, &source_, &output_);
    effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, last});
    return effect;
  }

  // As a host tells of it; nothing is sent but what OpenFX says.
  void Press(const std::string& button, double time = 4) {
    PropertySet in;
    in.Put<std::string>(ofx::kPropChangeReason, {ofx::kChangeUserEdited});
    in.Put<std::string>(ofx::kPropName, {button});
    in.Put<double>(ofx::kPropTime, {time});
    in.Put<double>(ofx::kArgRenderScale, {1, 1});
    EXPECT_EQ(host_->Act(plugin_, ofx::kActionInstanceChanged, effect_.get(), &in), ofx::kOk);
    EXPECT_EQ(host_->images_out, 0);
    EXPECT_EQ(effect_->bars, 0) << "a progress bar is left standing";
  }

  std::string Text(const std::string& name) { return effect_->parameters.at(name).text; }
  double Number(const std::string& name) { return effect_->parameters.at(name).numbers[0]; }

  v1::RenderHeader Header() {
    v1::RenderHeader header;
    header.ParseFromString(server_->header());
    return header;
  }

  Picture source_, output_;
};

}  // namespace framewright::testing
