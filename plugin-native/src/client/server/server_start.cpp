#include "client/server/server_start.h"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "client/server/silence.h"
#include "platform/file_lock.h"
#include "platform/log.h"
#include "platform/paths.h"
#include "platform/process.h"

namespace framewright::client {
namespace {

using namespace std::chrono_literals;

constexpr auto kStartTimeout = 30s;
constexpr auto kLook = 10ms;
constexpr auto kRememberFailure = 3s;
constexpr auto kSilence = 3s;

// The process that has the server's lock; 0 when nobody has it.
long ServerProcess() { return platform::LockHolder(platform::RuntimeFolder() / "server.lock"); }

// The published server; null when nobody published himself, or nobody answers there.
std::shared_ptr<Connection> LookForServer(const Patience& patience) {
  const auto endpoint = PublishedEndpoint(platform::RuntimeFolder());
  if (!endpoint) return nullptr;
  const auto start = std::chrono::steady_clock::now();
  try {
    auto connection = Connection::Open(*endpoint, ServerProcess(), patience);
    ServerAnswered();
    return connection;
  } catch (const Failure& failure) {
    // Where nobody listens the system says so at once; gRPC's two names for silence depend on who gives up first.
    if (std::chrono::steady_clock::now() - start > kSilence) ServerWasSilent(ServerProcess());
    patience.Check();
    if (failure.kind() != ErrorKind::kTimedOut && failure.kind() != ErrorKind::kServerUnavailable) throw;
    return nullptr;
  }
}

// A server that hangs helps nobody and keeps the next one out. Another process may have ended it before us: the next
// one is not touched.
void EndHangingServer(long hanging) {
  ServerAnswered();
  if (hanging == 0 || ServerProcess() != hanging) return;
  platform::Log("the server does not answer: ending process " + std::to_string(hanging));
  platform::EndProcess(hanging);
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

// One process of this user starts the server, the others wait for it.
class Starter {
 public:
  // Takes the turn to start it unless somebody else has it. Look for a server after this: he who had it may be done.
  void TakeTurn() {
    if (turn_ == nullptr) turn_ = platform::FileLock::Try(platform::RuntimeFolder() / "start.lock");
  }

  // Starts the server when it is our turn. Throws Failure when it ended with a word.
  void Press() {
    if (turn_ == nullptr) return;
    if (server_ == nullptr) server_ = StartServer();
    RequireStarting(server_.get());
  }

 private:
  std::unique_ptr<platform::FileLock> turn_;
  std::unique_ptr<platform::DetachedProgram> server_;
};

std::shared_ptr<Connection> AwaitStarted(const Patience& patience) {
  const StartUnderWay under_way;
  Starter starter;
  const auto give_up = std::chrono::steady_clock::now() + kStartTimeout;
  while (std::chrono::steady_clock::now() < give_up || ServerMayHang()) {
    starter.TakeTurn();
    if (auto found = LookForServer(patience)) return found;
    if (const auto hanging = HangingServer()) EndHangingServer(*hanging);
    starter.Press();
    patience.Check();
    std::this_thread::sleep_for(kLook);
  }
  throw DoesNotListen();
}

// Why no server could be started a moment ago: frames that come together are told together.
std::mutex last_failure_mutex;
std::optional<std::pair<std::chrono::steady_clock::time_point, Failure>> last_failure;

std::shared_ptr<Connection> Started(const Patience& patience) {
  {
    const std::lock_guard lock(last_failure_mutex);
    if (last_failure && std::chrono::steady_clock::now() - last_failure->first < kRememberFailure) {
      throw Failure(last_failure->second);
    }
  }
  try {
    return AwaitStarted(patience);
  } catch (const Failure& failure) {
    const std::lock_guard lock(last_failure_mutex);
    if (failure.kind() == ErrorKind::kServerUnavailable) {
      last_failure.emplace(std::chrono::steady_clock::now(), failure);
    }
    throw;
  }
}

}  // namespace

std::shared_ptr<Connection> FindOrStartServer(const Patience& patience) {
  std::shared_ptr<Connection> found;
  if (!HangingServer()) found = LookForServer(patience);
  if (found == nullptr && ServerMayHang() && !HangingServer()) found = LookForServer(patience);
  if (const auto hanging = HangingServer()) EndHangingServer(*hanging);
  return found ? found : Started(patience);
}

bool ServerIsStarting() { return starts_under_way > 0; }

}  // namespace framewright::client
