#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "platform/file_lock.h"

namespace framewright::platform {

std::unique_ptr<FileLock> FileLock::Try(const std::filesystem::path& file) {
  mkdir(file.parent_path().c_str(), 0700);  // it is there, or the next line says that it could not be
  const int opened = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  std::unique_ptr<FileLock> lock(new FileLock(opened));
  const bool taken = opened >= 0 && flock(opened, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  return taken ? nullptr : std::move(lock);
}

FileLock::~FileLock() {
  if (file_ >= 0) close(static_cast<int>(file_));
}

long LockHolder(const std::filesystem::path& file) {
  const int opened = open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (opened < 0) return 0;
  struct flock asked {};
  asked.l_type = F_WRLCK;
  asked.l_whence = SEEK_SET;
  const bool answered = fcntl(opened, F_GETLK, &asked) == 0 && asked.l_type != F_UNLCK;
  close(opened);
  return answered && asked.l_pid > 0 ? asked.l_pid : 0;
}

void EndProcess(long process) { kill(static_cast<pid_t>(process), SIGKILL); }

}  // namespace framewright::platform
