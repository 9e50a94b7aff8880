#include "client/server_start.h"

#include <thread>

#include "platform/log.h"
#include "platform/paths.h"
#include "platform/process.h"

namespace framewright::client {
namespace {

using namespace std::chrono_literals;

constexpr auto kStartTimeout = 30s;
constexpr auto kLook = 10ms;

// Null when nobody published himself, or nobody answers there.
std::shared_ptr<Connection> TryPublished(const Abandoned& abandoned) {
  const auto endpoint = PublishedEndpoint(platform::RuntimeFolder());
  if (!endpoint) return nullptr;
  try {
    return Connection::Open(*endpoint, abandoned);
  } catch (const Failure& failure) {
    const bool may_come = failure.kind() == ErrorKind::kServerUnavailable || failure.kind() == ErrorKind::kTimedOut;
    if (!may_come) throw;
    return nullptr;
  }
}

void StartServer() {
  const auto home = platform::Home();
  if (!home) {
    throw Failure(ErrorKind::kServerUnavailable,
                  "No Framewright installation was found beside the plugin. Install Framewright again, or set "
                  "FRAMEWRIGHT_HOME to its folder.");
  }
  const auto program = platform::ServerProgram(*home);
  platform::Log("starting " + program.string());
  if (!platform::StartDetached(program)) {
    throw Failure(ErrorKind::kServerUnavailable,
                  "The inference server " + program.string() + " could not be started. Run 'framewright doctor'.");
  }
}

}  // namespace

std::shared_ptr<Connection> FindOrStartServer(const Abandoned& abandoned) {
  if (auto running = TryPublished(abandoned)) return running;
  StartServer();
  const auto give_up = std::chrono::steady_clock::now() + kStartTimeout;
  while (std::chrono::steady_clock::now() < give_up) {
    if (auto started = TryPublished(abandoned)) return started;
    if (abandoned()) throw AbandonedFailure();
    std::this_thread::sleep_for(kLook);
  }
  throw Failure(ErrorKind::kServerUnavailable,
                "The inference server was started but does not listen. Run 'framewright doctor', or read " +
                    (platform::StateFolder() / "server.log").string() + ".");
}

}  // namespace framewright::client
