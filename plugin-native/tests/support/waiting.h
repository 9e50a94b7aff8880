// Waiting in tests: always with an end, and measured by what the machine does meanwhile.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace framewright::testing {

// Does it become true within ten seconds?
template <typename Condition>
bool Soon(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

// A thread that sleeps again and again: by how much it is woken late is what a busy machine adds to every wait.
class Naps {
 public:
  Naps() : thread_([this] { Nap(); }) {}
  ~Naps() {
    enough_ = true;
    thread_.join();
  }
  Naps(const Naps&) = delete;

  double longest_delay_ms() const { return longest_delay_ms_; }

 private:
  void Nap() {
    constexpr std::chrono::milliseconds kNap{15};
    while (!enough_) {
      const auto due = std::chrono::steady_clock::now() + kNap;
      std::this_thread::sleep_until(due);
      const std::chrono::duration<double, std::milli> late = std::chrono::steady_clock::now() - due;
      longest_delay_ms_ = std::max<double>(longest_delay_ms_, late.count());
    }
  }

  std::atomic<bool> enough_{false};
  std::atomic<double> longest_delay_ms_{0};
  std::thread thread_;
};

}  // namespace framewright::testing
