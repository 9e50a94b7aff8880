#include <windows.h>

#include <system_error>

#include "platform/file_mapping.h"
#include "platform/text_windows.h"

namespace framewright::platform {
namespace {

constexpr size_t kPageBytes = 4096;

[[noreturn]] void Fail(const char* what) {
  throw std::system_error(static_cast<int>(GetLastError()), std::system_category(), what);
}

struct Handle {
  HANDLE value;
  ~Handle() {
    if (value != nullptr && value != INVALID_HANDLE_VALUE) CloseHandle(value);
  }
};

}  // namespace

FileMapping::FileMapping(const std::string& path, size_t bytes) : bytes_(bytes) {
  const Handle file{CreateFileW(Wide(path).c_str(), GENERIC_READ | GENERIC_WRITE,
                                FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                FILE_ATTRIBUTE_NORMAL, nullptr)};
  if (file.value == INVALID_HANDLE_VALUE) Fail("cannot open shared memory");
  LARGE_INTEGER size;
  if (!GetFileSizeEx(file.value, &size)) Fail("cannot read the size of shared memory");
  if (static_cast<unsigned long long>(size.QuadPart) < bytes) {
    SetLastError(ERROR_INVALID_PARAMETER);
    Fail("shared memory is too small");
  }
  const Handle section{CreateFileMappingW(file.value, nullptr, PAGE_READWRITE, 0, 0, nullptr)};
  if (section.value == nullptr) Fail("cannot map shared memory");
  data_ = static_cast<std::byte*>(MapViewOfFile(section.value, FILE_MAP_ALL_ACCESS, 0, 0, bytes));
  if (data_ == nullptr) Fail("cannot map shared memory");
}

FileMapping::~FileMapping() { UnmapViewOfFile(data_); }

void FileMapping::Touch(size_t offset, size_t bytes) {
  for (size_t at = offset; at < offset + bytes; at += kPageBytes) {
    auto* byte = reinterpret_cast<volatile char*>(data_ + at);
    *byte = *byte;
  }
}

}  // namespace framewright::platform
