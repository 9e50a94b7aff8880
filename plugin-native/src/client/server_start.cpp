#include "client/server_start.h"

#include <optional>
#include <thread>

#include "platform/log.h"
#include "platform/paths.h"
#include "platform/process.h"

namespace framewright::client {
namespace {

using namespace std::chrono_literals;

constexpr auto kStartTimeout = 30s;
constexpr auto kLook = 10ms;

// Null when nobody answers there. Remembers an endpoint that nobody answered at, so as not to ask a dead server again.
class Search {
 public:
  explicit Search(const Abandoned& abandoned) : abandoned_(abandoned) {}

  std::shared_ptr<Connection> Try() {
    const auto endpoint = PublishedEndpoint(platform::RuntimeFolder());
    if (!endpoint || endpoint == dead_) return nullptr;
    try {
      return Connection::Open(*endpoint, abandoned_);
    } catch (const Failure& failure) {
      if (failure.kind() == ErrorKind::kServerUnavailable) {
        dead_ = endpoint;
      } else if (failure.kind() != ErrorKind::kTimedOut) {
        throw;
      }
      return nullptr;
    }
  }

 private:
  const Abandoned& abandoned_;
  std::optional<Endpoint> dead_;
};

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
  Search search(abandoned);
  if (auto running = search.Try()) return running;
  StartServer();
  const auto give_up = std::chrono::steady_clock::now() + kStartTimeout;
  while (std::chrono::steady_clock::now() < give_up) {
    if (auto started = search.Try()) return started;
    if (abandoned()) throw AbandonedFailure();
    std::this_thread::sleep_for(kLook);
  }
  throw Failure(ErrorKind::kServerUnavailable,
                "The inference server was started but does not listen. Run 'framewright doctor', or read " +
                    (platform::StateFolder() / "server.log").string() + ".");
}

}  // namespace framewright::client
