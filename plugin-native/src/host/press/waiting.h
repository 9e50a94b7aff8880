// While a pressed button waits for the server: an artist sees how far it is and may cancel, where the host can show
// that.
#pragma once

#include <chrono>
#include <string>

#include "client/frame_job.h"
#include "host/instance.h"
#include "host/values/progress.h"

namespace framewright::host {

class Waiting {
 public:
  Waiting(const Instance& instance, const std::string& label) : progress_(instance.handle(), label) {}

  // How far it is, 0 to 1.
  void Reach(double done) { done_ = done; }

  // For the client. True once the artist has cancelled, or once it has taken too long for one who sees nothing.
  client::Abandoned Abandoned();

  // Throws Failure, cancelled, when the artist has.
  void RequireWanted();

  // False when it has taken so long that an artist who sees no bar, and cannot cancel, believes the application hangs.
  bool MayGoOn() const;

 private:
  bool HasTaken(std::chrono::seconds time) const;

  Progress progress_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  double done_ = 0;
};

}  // namespace framewright::host
