#include "client/client.h"

#include "client/frame_exchange.h"
#include "client/server_start.h"
#include "platform/log.h"
#include "platform/process.h"

namespace framewright::client {

Client& Client::Instance() {
  static Client* const client = new Client;
  return *client;
}

FrameReport Client::Render(const FrameJob& job, const Abandoned& abandoned) {
  RequireNotForked();
  auto connection = Connected(abandoned);
  try {
    return ExchangeFrame(*connection, job, abandoned);
  } catch (const Failure& failure) {
    if (failure.kind() != ErrorKind::kServerUnavailable) throw;
    platform::Log("the server is gone, or a new one is there: rendering once more");  // what it advises is not true yet
  }
  Forget(connection);
  connection = Connected(abandoned);
  return ExchangeFrame(*connection, job, abandoned);
}

std::shared_ptr<Connection> Client::Connected(const Abandoned& abandoned) {
  std::unique_lock lock(mutex_);
  while (connecting_) {
    connected_.wait_for(lock, kAbortPoll);
    lock.unlock();
    if (abandoned()) throw AbandonedFailure();
    lock.lock();
  }
  if (connection_ != nullptr) return connection_;
  connecting_ = true;
  process_ = platform::ProcessId();
  lock.unlock();
  std::shared_ptr<Connection> found;
  std::exception_ptr failure;
  try {
    found = FindOrStartServer(abandoned);
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  connecting_ = false;
  connection_ = found;
  connected_.notify_all();
  if (failure) std::rethrow_exception(failure);
  return found;
}

void Client::Forget(const std::shared_ptr<Connection>& lost) {
  const std::lock_guard lock(mutex_);
  if (connection_ == lost) connection_ = nullptr;
}

bool Client::IsStarting() const { return ServerIsStarting(); }

void Client::Disconnect() {
  if (process_ != platform::ProcessId()) return;  // never connected, or not here
  std::shared_ptr<Connection> let_go;
  const std::lock_guard lock(mutex_);
  let_go.swap(connection_);
}

void Client::RequireNotForked() {
  const long first = process_;
  if (first == 0 || first == platform::ProcessId()) return;
  throw Failure(
      ErrorKind::kServerUnavailable,
      "This process was forked from one that had already rendered. Start the render in a process of its own.");
}

}  // namespace framewright::client
