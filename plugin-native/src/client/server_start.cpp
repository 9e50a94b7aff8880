#include "client/server_start.h"

#include <atomic>
#include <filesystem>
#include <system_error>
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
std::shared_ptr<Connection> TryPublished(const Patience& patience) {
  const auto endpoint = PublishedEndpoint(platform::RuntimeFolder());
  if (!endpoint) return nullptr;
  try {
    return Connection::Open(*endpoint, patience);
  } catch (const Failure& failure) {
    const bool may_come = failure.kind() == ErrorKind::kServerUnavailable || failure.kind() == ErrorKind::kTimedOut;
    if (!may_come) throw;
    return nullptr;
  }
}

std::unique_ptr<platform::DetachedProgram> StartServer() {
  const auto home = platform::Home();
  if (!home) {
    throw Failure(ErrorKind::kServerUnavailable,
                  "No Framewright installation was found beside the plugin. Install Framewright again, or set "
                  "FRAMEWRIGHT_HOME to its folder.");
  }
  const auto program = platform::ServerProgram(*home);
  platform::Log("starting " + program.string());
  auto server = platform::DetachedProgram::Start(program);
  if (server == nullptr) {
    throw Failure(ErrorKind::kServerUnavailable,
                  "The inference server " + program.string() + " could not be started. Run 'framewright doctor'.");
  }
  return server;
}

// The last line with words in it, which is where programs say why they end.
std::string LastWords(const std::string& said) {
  const size_t end = said.find_last_not_of(" \r\n");
  if (end == std::string::npos) return "";
  const size_t before = said.find_last_of('\n', end);
  const size_t begin = before == std::string::npos ? 0 : before + 1;
  return said.substr(begin, end - begin + 1);
}

// A server that ends without a word found that another one is about to listen.
void RequireStarting(platform::DetachedProgram* server) {
  if (server->Listen()) return;
  const std::string words = LastWords(server->said());
  if (!words.empty()) throw Failure(ErrorKind::kServerUnavailable, "The inference server ended at once: " + words);
}

Failure DoesNotListen() {
  const auto log = platform::StateFolder() / "server.log";
  std::error_code none;
  const std::string reading = std::filesystem::exists(log, none) ? ", or read " + log.string() : "";
  return {ErrorKind::kServerUnavailable,
          "The inference server was started but does not listen. Run 'framewright doctor'" + reading + "."};
}

// How many starts this process waits for.
std::atomic<int> starts_under_way{0};

struct StartUnderWay {
  StartUnderWay() { ++starts_under_way; }
  ~StartUnderWay() { --starts_under_way; }
};

}  // namespace

std::shared_ptr<Connection> FindOrStartServer(const Patience& patience) {
  if (auto running = TryPublished(patience)) return running;
  const auto server = StartServer();
  const StartUnderWay under_way;
  const auto give_up = std::chrono::steady_clock::now() + kStartTimeout;
  while (std::chrono::steady_clock::now() < give_up) {
    if (auto started = TryPublished(patience)) return started;
    RequireStarting(server.get());
    patience.Check();
    std::this_thread::sleep_for(kLook);
  }
  throw DoesNotListen();
}

bool ServerIsStarting() { return starts_under_way > 0; }

}  // namespace framewright::client
