#include "client/silence.h"

#include <mutex>

namespace framewright::client {
namespace {

constexpr int kHangs = 2;

std::mutex mutex;
long silent_process = 0;
int times = 0;

}  // namespace

void ServerAnswered() {
  const std::lock_guard lock(mutex);
  times = 0;
}

void ServerWasSilent(long process) {
  const std::lock_guard lock(mutex);
  times = process == silent_process ? times + 1 : 1;
  silent_process = process;
}

bool ServerMayHang() {
  const std::lock_guard lock(mutex);
  return times > 0;
}

std::optional<long> HangingServer() {
  const std::lock_guard lock(mutex);
  return times >= kHangs ? std::optional(silent_process) : std::nullopt;
}

}  // namespace framewright::client
