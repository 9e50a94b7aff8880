// Locks on files that the system takes back when their owner dies.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

namespace framewright::platform {

class FileLock {
 public:
  // Null when another thread or process has it. Makes the file, and its folder for this user alone; where that is not
  // possible nobody is kept out.
  static std::unique_ptr<FileLock> Try(const std::filesystem::path& file);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(std::intptr_t file) : file_(file) {}
  std::intptr_t file_;
};

// The process that holds the lock which a server takes on a file for its life; 0 when none does, or when the system
// does not tell.
long LockHolder(const std::filesystem::path& file);

// Ends a process that no longer listens to anybody.
void EndProcess(long process);

}  // namespace framewright::platform
