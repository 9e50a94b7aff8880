#include "host/press/waiting.h"

#include "client/failure.h"

namespace framewright::host {
namespace {

constexpr std::chrono::seconds kLongestUnseen{10};        // for several answers
constexpr std::chrono::seconds kLongestUnseenAnswer{30};  // the first may have to wait for a server, or for a model

}  // namespace

bool Waiting::HasTaken(std::chrono::seconds time) const { return std::chrono::steady_clock::now() - start_ >= time; }

bool Waiting::MayGoOn() const { return progress_.IsShown() || !HasTaken(kLongestUnseen); }

client::Abandoned Waiting::Abandoned() {
  return [this] {
    if (!progress_.IsShown() && HasTaken(kLongestUnseenAnswer)) return true;
    return !progress_.Show(done_);
  };
}

void Waiting::RequireWanted() {
  if (!progress_.Show(done_)) throw client::Failure(client::ErrorKind::kCancelled, client::kAbandoned);
}

}  // namespace framewright::host
