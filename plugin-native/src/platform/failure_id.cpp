#include "platform/failure_id.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string_view>

#include "platform/process.h"

namespace framewright::platform {
namespace {

constexpr std::string_view kAlphabet = "bcdfghjkmnpqrstvwxz23456789";
constexpr size_t kLength = 5;

// A number unlike those of its neighbours: two rounds of the splitmix64 finalizer.
std::uint64_t Scattered(std::uint64_t number) {
  number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9u;
  number = (number ^ (number >> 27)) * 0x94D049BB133111EBu;
  return number ^ (number >> 31);
}

// Cannot fail, as it is made where something else just has.
std::uint64_t Chance() {
  static std::atomic<std::uint64_t> count{0};
  const auto now = std::chrono::system_clock::now().time_since_epoch().count();
  const std::uint64_t here = Scattered(static_cast<std::uint64_t>(ProcessId()) + (++count << 32));
  return Scattered(static_cast<std::uint64_t>(now) ^ here);
}

}  // namespace

std::string NewFailureId() {
  std::uint64_t chance = Chance();
  std::string id(kLength, ' ');
  for (char& letter : id) {
    letter = kAlphabet[chance % kAlphabet.size()];
    chance /= kAlphabet.size();
  }
  return id;
}

bool IsFailureId(const std::string& text) {
  return text.size() == kLength && std::all_of(text.begin(), text.end(), [](char letter) {
           return kAlphabet.find(letter) != std::string_view::npos;
         });
}

}  // namespace framewright::platform
