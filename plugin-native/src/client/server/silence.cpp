#include "client/server/silence.h"

#include <chrono>
#include <mutex>

#include "platform/process.h"

namespace framewright::client {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kApart = 2500ms;  // two silences, so that there was time to work between them
constexpr auto kTooLong = 30s;
constexpr double kWorkSeconds = 0.03;

struct Silence {
  long process;
  Clock::time_point since;
  Clock::time_point last;
  std::optional<double> worked;
  bool hangs = false;

  void GoesOn() {
    const auto now = Clock::now();
    if (now - last < kApart) return;
    const auto work = platform::ProcessorSeconds(process);
    const bool idle = work && worked && *work - *worked < kWorkSeconds;
    hangs = hangs || idle || now - since > kTooLong;
    last = now;
    worked = work;
  }
};

std::mutex mutex;
std::optional<Silence> silence;

}  // namespace

void ServerAnswered() {
  const std::lock_guard lock(mutex);
  silence.reset();
}

void ServerWasSilent(long process) {
  const std::lock_guard lock(mutex);
  if (silence && silence->process == process) return silence->GoesOn();
  silence = Silence{process, Clock::now(), Clock::now(), platform::ProcessorSeconds(process)};
}

bool ServerMayHang() {
  const std::lock_guard lock(mutex);
  return silence.has_value();
}

std::optional<long> HangingServer() {
  const std::lock_guard lock(mutex);
  return silence && silence->hangs ? std::optional(silence->process) : std::nullopt;
}

}  // namespace framewright::client
