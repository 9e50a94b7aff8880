// One Render call. The thread that renders drives it and may walk away at any moment; the call then ends by itself.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "client/server/connection.h"

namespace framewright::client {

class RenderCall final : public grpc::ClientBidiReactor<v1::RenderRequest, v1::RenderResponse> {
 public:
  using Then = std::function<void()>;

  static std::shared_ptr<RenderCall> Start(Connection& connection, const Patience& patience);

  // Sends the message once the one before has left, and hands that one back in its place, so that a caller with many
  // can use its buffers again. `last` closes our side of the call. Throws Failure.
  void Send(v1::RenderRequest* message, bool last, const Patience& patience);

  // Closes our side of the call with nothing more to say.
  void SendNothingMore() { StartWritesDone(); }

  // The next answer, or null when the server has ended the call. It stays valid until the next call of Receive.
  const v1::RenderResponse* Receive(const Patience& patience);

  // After Receive gave null: how the call ended.
  grpc::Status Finish(const Patience& patience);
  const grpc::ClientContext& context() const { return context_; }

  // Walks away: cancels the call if it still runs, and runs `then` when it has ended on this side.
  void Leave(Then then);

 private:
  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnDone(const grpc::Status& status) override;

  template <typename Condition>
  void Wait(std::unique_lock<std::mutex>& lock, const Patience& patience, Condition condition);
  void ReadNext();
  void LetGo();

  // Two answers at a time: one that is being used, one that is on its way.
  struct Slot {
    v1::RenderResponse message;
    bool free = true;
  };

  std::shared_ptr<Connection> connection_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  grpc::ClientContext context_;
  std::shared_ptr<RenderCall> self_;  // until OnDone
  std::mutex mutex_;
  std::condition_variable changed_;
  Slot slots_[2];
  Slot* reading_ = nullptr;
  Slot* used_ = nullptr;
  std::deque<Slot*> received_;
  v1::RenderRequest outgoing_;
  bool writing_ = false;
  bool no_more_answers_ = false;
  bool held_ = true;
  bool done_ = false;
  grpc::Status status_;
  Then then_;
};

}  // namespace framewright::client
