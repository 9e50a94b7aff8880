#include "client/client.h"

#include <cstdlib>

#include "client/exchange/frame_exchange.h"
#include "client/inquiry.h"
#include "client/server/server_start.h"
#include "platform/log.h"
#include "platform/paths.h"
#include "platform/process.h"

namespace framewright::client {
namespace {

constexpr long kDefaultTimeoutSeconds = 120;  // the first frame on a small machine may have to load a model

std::chrono::milliseconds FrameTimeout() {
  const auto chosen = platform::Environment("FRAMEWRIGHT_TIMEOUT_SECONDS");
  const long seconds = chosen ? std::strtol(chosen->c_str(), nullptr, 10) : kDefaultTimeoutSeconds;
  return std::chrono::seconds(std::clamp(seconds, 1L, 86400L));
}

}  // namespace

Client& Client::Instance() {
  static Client* const client = new Client;
  return *client;
}

template <typename Question>
auto Client::WithServer(const Abandoned& abandoned, Question question) {
  RequireNotForked();
  const Patience patience(abandoned, FrameTimeout());
  auto connection = Connected(patience);
  try {
    return question(*connection, patience);
  } catch (const Failure& failure) {
    const bool is_gone = failure.kind() == ErrorKind::kServerUnavailable;
    // Who let a frame's time pass may hang: the next frame asks first whether anybody is there.
    if (is_gone || failure.kind() == ErrorKind::kTimedOut) Forget(connection);
    if (!is_gone) throw;
    platform::Log("the server is gone, or a new one is there: asking once more");  // what it advises is not true yet
  }
  connection = Connected(patience);
  return question(*connection, patience);
}

FrameReport Client::Render(const FrameJob& job, const Abandoned& abandoned) {
  return WithServer(abandoned,
                    [&](Connection& server, const Patience& patience) { return ExchangeFrame(server, job, patience); });
}

ServerReport Client::Report(const Abandoned& abandoned) { return WithServer(abandoned, AskReport); }

std::vector<PresetNote> Client::Presets(const std::string& effect, const Abandoned& abandoned) {
  return WithServer(abandoned,
                    [&](Connection& server, const Patience& patience) { return AskPresets(server, effect, patience); });
}

Controls Client::LoadPreset(const std::string& effect, const std::string& name, const Abandoned& abandoned) {
  return WithServer(abandoned, [&](Connection& server, const Patience& patience) {
    return AskPreset(server, effect, name, patience);
  });
}

std::string Client::SavePreset(const std::string& effect, const std::string& name, const Controls& controls,
                               const Abandoned& abandoned) {
  return WithServer(abandoned, [&](Connection& server, const Patience& patience) {
    return client::SavePreset(server, effect, name, controls, patience);
  });
}

CourseNote Client::Learn(const std::string& course, const Learning& learning, const Abandoned& abandoned) {
  return WithServer(abandoned, [&](Connection& server, const Patience& patience) {
    return client::Learn(server, course, learning, patience);
  });
}

CourseNote Client::Order(const std::string& course, CourseOrder order, const Abandoned& abandoned) {
  return WithServer(abandoned, [&](Connection& server, const Patience& patience) {
    return client::Order(server, course, order, patience);
  });
}

std::shared_ptr<Connection> Client::Connected(const Patience& patience) {
  std::unique_lock lock(mutex_);
  while (connecting_) {
    connected_.wait_for(lock, kAbortPoll);
    lock.unlock();
    patience.Check();
    lock.lock();
  }
  if (connection_ != nullptr) return connection_;
  connecting_ = true;
  process_ = platform::ProcessId();
  lock.unlock();
  std::shared_ptr<Connection> found;
  std::exception_ptr failure;
  try {
    found = FindOrStartServer(patience);
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
