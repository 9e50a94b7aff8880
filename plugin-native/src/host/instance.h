// One instance of an effect in the host's project, as seen during one action.
#pragma once

#include <mutex>
#include <string>

#include "host/effect/effect.h"
#include "host/panel/parameters.h"
#include "host/values/properties.h"
#include "ofx/image_effect.h"

namespace framewright::host {

// What outlives an action. Renders of one instance may run side by side: lock before use.
struct InstanceState {
  std::mutex mutex;
  std::string device;
  std::string last_frame;
  std::string status;
  std::string shown_message;
  // Is there something to tell that the panel does not show yet?
  bool panel_is_old = false;
  // Does a pen hold the point in the viewer, and has it moved it since the plugin was last told?
  bool holds_point = false;
  bool moved_point = false;
};

class Instance {
 public:
  Instance(const Effect& effect, const void* handle);

  const Effect& effect() const { return effect_; }
  ofx::EffectHandle handle() const { return handle_; }
  const Properties& properties() const { return properties_; }
  const Parameters& parameters() const { return parameters_; }
  EffectView view() const { return {handle_, properties_.Text(ofx::kEffectContext), parameters_}; }
  FramePlan Plan(double time) const { return PlanFrame(effect_, view(), time); }
  bool Abandoned() const;

  // Null when the host lost it or never created the instance.
  InstanceState* state() const;
  void CreateState() const;
  void DestroyState() const;

 private:
  const Effect& effect_;
  ofx::EffectHandle handle_;
  Properties properties_;
  Parameters parameters_;
};

}  // namespace framewright::host
