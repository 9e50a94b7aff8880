#include <windows.h>

#include "platform/file_lock.h"

namespace framewright::platform {

std::unique_ptr<FileLock> FileLock::Try(const std::filesystem::path& file) {
  std::error_code none;
  std::filesystem::create_directories(file.parent_path(), none);
  const HANDLE opened =
      CreateFileW(file.c_str(), GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (opened == INVALID_HANDLE_VALUE && GetLastError() == ERROR_SHARING_VIOLATION) return nullptr;
  return std::unique_ptr<FileLock>(new FileLock(reinterpret_cast<std::intptr_t>(opened)));
}

FileLock::~FileLock() {
  const HANDLE opened = reinterpret_cast<HANDLE>(file_);
  if (opened != INVALID_HANDLE_VALUE) CloseHandle(opened);
}

long LockHolder(const std::filesystem::path&) { return 0; }

void EndProcess(long process) {
  const HANDLE opened = OpenProcess(PROCESS_TERMINATE, FALSE, static_cast<DWORD>(process));
  if (opened == nullptr) return;
  TerminateProcess(opened, 1);
  CloseHandle(opened);
}

}  // namespace framewright::platform
