#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "platform/paths.h"
#include "platform/process.h"

extern char** environ;

namespace framewright::platform {
namespace {

using Words = std::vector<std::string>;

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
// sees a zombie. What is to be run travels as arguments and is not parsed.
bool SpawnShell(Words command, posix_spawn_file_actions_t* actions, posix_spawnattr_t* attributes) {
  std::string shell = "sh", flag = "-c", script = "exec </dev/null >/dev/null; cd / && \"$0\" \"$@\" &";
  std::vector<char*> arguments = {shell.data(), flag.data(), script.data()};
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<char*> environment = ServerEnvironment();
  pid_t child = 0;
  if (posix_spawn(&child, "/bin/sh", actions, attributes, arguments.data(), environment.data()) != 0) return false;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return true;  // the host reaps all children itself
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Neither end reaches a program that the host starts meanwhile; reading does not wait.
bool OpenPipe(int* ends) {
#ifdef __linux__
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
#else
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; ++i) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
#endif
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return true;
}

bool SpawnSpeakingTo(int error_stream, const Words& command) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, error_stream, STDERR_FILENO);
  CloseInherited(&actions);
  ResetSignals(&attributes);
  const bool started = SpawnShell(command, &actions, &attributes);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return started;
}

#ifdef __APPLE__
std::optional<std::string> DesktopOpener() { return "/usr/bin/open"; }
#else
// Where nobody looks at a screen it would wait, or open a browser of text.
std::optional<std::string> DesktopOpener() {
  if (!Environment("DISPLAY") && !Environment("WAYLAND_DISPLAY")) return std::nullopt;
  std::istringstream folders(Environment("PATH").value_or("/usr/bin:/bin"));
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string opener = folder + "/xdg-open";
    if (!folder.empty() && access(opener.c_str(), X_OK) == 0) return opener;
  }
  return std::nullopt;
}
#endif

}  // namespace

// From /proc, as Linux has it: the name in brackets, then a letter and ten numbers before the two that count.
std::optional<double> ProcessorSeconds(long process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  file.ignore(std::numeric_limits<std::streamsize>::max(), ')');
  std::string passed_over;
  for (int i = 0; i < 11; ++i) file >> passed_over;
  double user = 0, system = 0;
  if (!(file >> user >> system)) return std::nullopt;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

long ProcessId() { return getpid(); }

std::unique_ptr<DetachedProgram> DetachedProgram::Start(const std::filesystem::path& program) {
  int pipe_ends[2];
  if (access(program.c_str(), X_OK) != 0 || !OpenPipe(pipe_ends)) return nullptr;
  std::unique_ptr<DetachedProgram> detached(new DetachedProgram(pipe_ends[0]));
  const bool started = SpawnSpeakingTo(pipe_ends[1], {program.string()});
  close(pipe_ends[1]);
  return started ? std::move(detached) : nullptr;
}

bool OpenOnDesktop(const std::filesystem::path& file) {
  const auto opener = DesktopOpener();
  const int nowhere = opener ? open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;
  if (nowhere < 0) return false;
  const bool started = SpawnSpeakingTo(nowhere, {*opener, file.string()});
  close(nowhere);
  return started;
}

DetachedProgram::~DetachedProgram() { close(static_cast<int>(ear_)); }

bool DetachedProgram::Listen() {
  char words[512];
  for (;;) {
    const ssize_t count = read(static_cast<int>(ear_), words, sizeof words);
    if (count == 0) return false;
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    said_.append(words, static_cast<size_t>(count));
  }
}

std::filesystem::path ThisModule() {
  Dl_info info;
  if (dladdr(reinterpret_cast<const void*>(&ThisModule), &info) == 0 || info.dli_fname == nullptr) return {};
  return info.dli_fname;
}

// On Linux the linker's `-z nodelete` does the same before any of our code runs; this serves macOS.
void PinThisModule() { dlopen(ThisModule().c_str(), RTLD_NOW | RTLD_LOCAL); }

}  // namespace framewright::platform
