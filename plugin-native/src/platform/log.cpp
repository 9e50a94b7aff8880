#include "platform/log.h"

#include <chrono>
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

std::string Now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
#ifdef _WIN32
  gmtime_s(&parts, &now);
#else
  gmtime_r(&now, &parts);
#endif
  char text[32];
  return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts));
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
