#include "platform/log.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "platform/one_line.h"
#include "platform/paths.h"
#include "platform/process.h"

namespace framewright::platform {
namespace {

constexpr std::uintmax_t kMaximumBytes = 1 << 20;

// As the server's log writes it, so that both can be read side by side.
std::string Now() {
  const auto moment = std::chrono::system_clock::now();
  const std::time_t now = std::chrono::system_clock::to_time_t(moment);
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count();
  std::tm parts{};
#ifdef _WIN32
  gmtime_s(&parts, &now);
#else
  gmtime_r(&now, &parts);
#endif
  char text[40];
  const size_t end = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text + end, sizeof text - end, ".%03dZ", static_cast<int>(milliseconds % 1000));
  return text;
}

void Append(const std::string& line) {
  const std::filesystem::path folder = StateFolder();
  std::filesystem::create_directories(folder);
  const std::filesystem::path log = folder / "plugin.log";
  std::error_code none_yet;
  if (std::filesystem::file_size(log, none_yet) > kMaximumBytes && !none_yet) {
    std::filesystem::rename(log, folder / "plugin.log.1");
  }
  std::ofstream(log, std::ios::app) << Now() << ' ' << ProcessId() << ' ' << OneLine(line) << '\n';
}

}  // namespace

void Log(const std::string& line) noexcept {
  static std::mutex one_at_a_time;
  try {
    const std::lock_guard lock(one_at_a_time);
    Append(line);
  } catch (...) {  // a full disk must not fail a frame
  }
}

}  // namespace framewright::platform
