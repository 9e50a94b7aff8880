// The host's progress bar, where it has one, from here until this object goes. Only for the thread on which the host
// called us.
#pragma once

#include <chrono>
#include <string>

#include "ofx/image_effect.h"

namespace framewright::host {

class Progress {
 public:
  Progress(ofx::EffectHandle effect, const std::string& label);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Does an artist see it, and may cancel?
  bool IsShown() const { return shown_; }

  // 0 to 1. May be called as often as one likes. False once the artist has cancelled.
  bool Show(double done);

 private:
  ofx::Status Start(const std::string& label);
  ofx::Status Update(double done);

  ofx::EffectHandle effect_;
  bool shown_;
  bool cancelled_ = false;
  std::chrono::steady_clock::time_point told_;
};

}  // namespace framewright::host
