// Waiting for a call without ever blocking the host: every wait looks up about each 15 ms and asks whether the host
// still wants the frame.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "client/failure.h"
#include "client/patience.h"

namespace framewright::client {

inline constexpr std::chrono::milliseconds kAbortPoll{15};
inline constexpr char kTokenMetadata[] = "framewright-token";
inline constexpr char kFailureMetadata[] = "framewright-failure";

// How a call ended that did not end well. The id of a failure of the server comes behind its answer.
Failure FailureFrom(const grpc::Status& status, const grpc::ClientContext& context);

// For work between waits: looks up when the last time is long enough ago. Throws Failure.
class AbortPoll {
 public:
  explicit AbortPoll(const Patience& patience) : patience_(patience) {}

  void operator()() {
    const auto now = std::chrono::steady_clock::now();
    if (now - asked_ < kAbortPoll) return;
    asked_ = now;
    patience_.Check();
  }

 private:
  const Patience& patience_;
  std::chrono::steady_clock::time_point asked_ = std::chrono::steady_clock::now();
};

// Token and deadline, as every call carries them.
void Prepare(grpc::ClientContext* context, const std::string& token, std::chrono::milliseconds timeout);

// One unary call. Lives until its callback ran, also when nobody waits any more.
template <typename Response>
struct UnaryCall {
  grpc::ClientContext context;
  Response response;
  grpc::Status status;
  bool done = false;
  bool left = false;
  // Set before the start by a call whose answer must not be lost: it then runs to its end when nobody waits any more.
  std::function<void(const Response&)> when_late;
  std::mutex mutex;
  std::condition_variable changed;

  void Finish(grpc::Status finished) {
    std::unique_lock lock(mutex);
    status = std::move(finished);
    done = true;
    changed.notify_all();
    const bool late = left && status.ok() && when_late;
    lock.unlock();
    if (late) when_late(response);
  }

  // False when the answer has just come: take it.
  bool Leave() {
    const std::lock_guard lock(mutex);
    if (done) return false;
    left = true;
    if (!when_late) context.TryCancel();
    return true;
  }
};

// Starts a call by `start(UnaryCall*, callback)` and waits for it, at most so long. Throws Failure.
template <typename Response, typename Start>
Response Await(const std::string& token, std::chrono::milliseconds timeout, const Patience& patience, Start start) {
  auto call = std::make_shared<UnaryCall<Response>>();
  Prepare(&call->context, token, patience.Left(timeout));
  start(call.get(), [call](grpc::Status status) { call->Finish(std::move(status)); });
  std::unique_lock lock(call->mutex);
  while (!call->changed.wait_for(lock, kAbortPoll, [&] { return call->done; })) {
    lock.unlock();
    if (patience.IsOver() && call->Leave()) patience.Check();
    lock.lock();
  }
  if (!call->status.ok()) throw FailureFrom(call->status, call->context);
  return std::move(call->response);
}

}  // namespace framewright::client
