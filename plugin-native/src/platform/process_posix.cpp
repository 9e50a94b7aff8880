#include <dirent.h>
#include <dlfcn.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "platform/process.h"

extern char** environ;

namespace framewright::platform {
namespace {

// A host's own libraries must not reach the server's Java, and the host's LD_PRELOAD must not either.
constexpr const char* kWithheld[] = {"LD_LIBRARY_PATH=", "LD_PRELOAD=", "DYLD_LIBRARY_PATH=", "DYLD_INSERT_LIBRARIES="};

std::vector<char*> ServerEnvironment() {
  std::vector<char*> kept;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    bool withheld = false;
    for (const char* name : kWithheld) withheld |= std::strncmp(*entry, name, std::strlen(name)) == 0;
    if (!withheld) kept.push_back(*entry);
  }
  kept.push_back(nullptr);
  return kept;
}

void CloseInherited(posix_spawn_file_actions_t* actions) {
  DIR* open_files = opendir("/dev/fd");
  if (open_files == nullptr) return;
  while (const dirent* entry = readdir(open_files)) {
    const int descriptor = std::atoi(entry->d_name);
    if (descriptor > 2 && descriptor != dirfd(open_files)) posix_spawn_file_actions_addclose(actions, descriptor);
  }
  closedir(open_files);
}

void ResetSignals(posix_spawnattr_t* attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(attributes, &none);
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

// The shell starts the program in the background and ends, so that the program becomes nobody's child: the host never
// sees a zombie. The program's path travels as an argument and is not parsed.
bool SpawnShell(const std::string& program, posix_spawn_file_actions_t* actions, posix_spawnattr_t* attributes) {
  std::string shell = "sh", flag = "-c", path = program;
  std::string script = "exec </dev/null >/dev/null 2>&1; cd / && \"$0\" &";
  char* arguments[] = {shell.data(), flag.data(), script.data(), path.data(), nullptr};
  std::vector<char*> environment = ServerEnvironment();
  pid_t child = 0;
  if (posix_spawn(&child, "/bin/sh", actions, attributes, arguments, environment.data()) != 0) return false;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return true;  // the host reaps all children itself
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

long ProcessId() { return getpid(); }

bool StartDetached(const std::filesystem::path& program) {
  if (access(program.c_str(), X_OK) != 0) return false;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  CloseInherited(&actions);
  ResetSignals(&attributes);
  const bool started = SpawnShell(program.string(), &actions, &attributes);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return started;
}

std::filesystem::path ThisModule() {
  Dl_info info;
  if (dladdr(reinterpret_cast<const void*>(&ThisModule), &info) == 0 || info.dli_fname == nullptr) return {};
  return info.dli_fname;
}

// On Linux the linker's `-z nodelete` does the same before any of our code runs; this serves macOS.
void PinThisModule() { dlopen(ThisModule().c_str(), RTLD_NOW | RTLD_LOCAL); }

}  // namespace framewright::platform
