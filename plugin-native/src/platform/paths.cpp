#include "platform/paths.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "platform/process.h"

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace framewright::platform {
namespace {

using std::filesystem::path;

#ifdef _WIN32
path UserFolder() { return path(Environment("LOCALAPPDATA").value_or("C:\\")) / "Framewright"; }
#else
path UserHome() { return Environment("HOME").value_or("/"); }

path UserFolder(const char* variable, const char* fallback) {
  const auto base = Environment(variable);
  return (base ? path(*base) : UserHome() / fallback) / "framewright";
}
#endif

// Contents/<architecture>/Framewright.ofx inside the bundle.
path Bundle() { return ThisModule().parent_path().parent_path().parent_path(); }

std::string FirstLine(const path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  return line;
}

std::vector<path> Candidates() {
  std::vector<path> homes;
  const path bundle = Bundle();
  if (const std::string written = FirstLine(bundle / "Contents" / "Resources" / "home"); !written.empty()) {
    homes.emplace_back(written);
  }
  homes.push_back(bundle.parent_path());
#ifdef _WIN32
  homes.push_back(path(Environment("ProgramFiles").value_or("C:\\Program Files")) / "Framewright");
  homes.push_back(UserFolder());
#elif defined(__APPLE__)
  homes.emplace_back("/Library/Application Support/Framewright");
  homes.push_back(UserHome() / "Library/Application Support/Framewright");
#else
  homes.emplace_back("/opt/framewright");
  homes.push_back(UserFolder("XDG_DATA_HOME", ".local/share"));
#endif
  return homes;
}

}  // namespace

std::optional<std::string> Environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

path RuntimeFolder() {
  if (const auto chosen = Environment("FRAMEWRIGHT_RUNTIME_DIR")) return *chosen;
#ifdef _WIN32
  return UserFolder() / "run";
#else
  if (const auto session = Environment("XDG_RUNTIME_DIR")) return path(*session) / "framewright";
  return "/tmp/framewright-" + std::to_string(getuid());
#endif
}

bool IsOpenToOthers(const path& file) {
#ifdef _WIN32
  (void)file;
  return false;  // %LOCALAPPDATA% is the user's own by its access list
#else
  struct stat status;
  if (lstat(file.c_str(), &status) != 0) return errno != ENOENT;
  return status.st_uid != getuid() || (status.st_mode & 077) != 0;
#endif
}

path StateFolder() {
  if (const auto chosen = Environment("FRAMEWRIGHT_LOG_DIR")) return *chosen;
#ifdef _WIN32
  return UserFolder() / "log";
#else
  return UserFolder("XDG_STATE_HOME", ".local/state");
#endif
}

std::optional<path> Home() {
  if (const auto chosen = Environment("FRAMEWRIGHT_HOME")) return path(*chosen);
  std::error_code ignored;
  for (const path& home : Candidates()) {
    if (std::filesystem::exists(ServerProgram(home), ignored)) return home;
  }
  return std::nullopt;
}

path ServerProgram(const path& home) {
#ifdef _WIN32
  return home / "bin" / "framewright-server.exe";
#else
  return home / "bin" / "framewright-server";
#endif
}

}  // namespace framewright::platform
