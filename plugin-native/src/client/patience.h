// How long one frame may take, and whether the host still wants it: one of each per frame, over everything that is done
// for it, from finding a server to the last row.
#pragma once

#include <algorithm>
#include <chrono>

#include "client/failure.h"
#include "client/frame_job.h"

namespace framewright::client {

inline double MillisecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

class Patience {
 public:
  using Clock = std::chrono::steady_clock;
  using Milliseconds = std::chrono::milliseconds;

  Patience(const Abandoned& abandoned, Milliseconds time) : abandoned_(abandoned), until_(Clock::now() + time) {}

  bool IsOver() const { return abandoned_() || Clock::now() >= until_; }

  // Throws Failure: cancelled when the host has lost interest, timed out when the time is up.
  void Check() const {
    if (abandoned_()) throw Failure(ErrorKind::kCancelled, kAbandoned);
    if (Clock::now() >= until_) throw Failure(ErrorKind::kTimedOut, kTooLong);
  }

  // What is left of the frame's time, at most so much and never nothing.
  Milliseconds Left(Milliseconds most = Milliseconds::max()) const {
    const auto left = std::chrono::duration_cast<Milliseconds>(until_ - Clock::now());
    return std::clamp(left, Milliseconds(1), most);
  }

  static constexpr char kTooLong[] =
      "The frame took too long. Try a lower quality, or set FRAMEWRIGHT_TIMEOUT_SECONDS higher.";

 private:
  const Abandoned& abandoned_;
  Clock::time_point until_;
};

}  // namespace framewright::client
