#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "platform/file_mapping.h"

namespace framewright::platform {
namespace {

#ifdef __linux__
constexpr int kMadvisePopulateWrite = 23;  // since Linux 5.14; older headers lack the name
#endif
constexpr size_t kPageBytes = 4096;  // the smallest there is: touching more often does no harm

[[noreturn]] void Fail(int error, const char* what) { throw std::system_error(error, std::generic_category(), what); }

class Descriptor {
 public:
  explicit Descriptor(const std::string& path) : number_(open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOCTTY)) {
    if (number_ < 0) Fail(errno, "cannot open shared memory");
  }
  ~Descriptor() { close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

#ifdef __linux__
// Sealed memory under the name that our servers give it. A path in /proc leads to another process where the server
// counts processes in another namespace.
bool IsOurs(int file) {
  constexpr char kName[] = "/memfd:framewright";
  char target[sizeof kName] = {};
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  return readlink(link.c_str(), target, sizeof kName - 1) > 0 && std::string(target) == kName;
}
#endif

// The path came from a server: it must not make us write into somebody's file, nor may anybody cut off pages under our
// hands, for which the system would kill the host. (Without seals, as on macOS, only the server's own word keeps it.)
void RequireTrustworthy(int file, size_t bytes) {
  struct stat status;
  if (fstat(file, &status) != 0) Fail(errno, "cannot read the size of shared memory");
  if (!S_ISREG(status.st_mode) || status.st_uid != geteuid()) Fail(EACCES, "shared memory is not this user's");
  if (status.st_size < 0 || static_cast<size_t>(status.st_size) < bytes) Fail(EINVAL, "shared memory is too small");
#ifdef __linux__
  const int seals = fcntl(file, F_GET_SEALS);
  if (seals < 0 || (seals & F_SEAL_SHRINK) == 0) Fail(EACCES, "shared memory is not sealed");
  if (!IsOurs(file)) Fail(EACCES, "shared memory is another program's");
#endif
}

}  // namespace

FileMapping::FileMapping(const std::string& path, size_t bytes) : bytes_(bytes) {
  const Descriptor file(path);
  RequireTrustworthy(file.number(), bytes);
  void* mapped = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file.number(), 0);
  if (mapped == MAP_FAILED) Fail(errno, "cannot map shared memory");
  data_ = static_cast<std::byte*>(mapped);
}

FileMapping::~FileMapping() { munmap(data_, bytes_); }

void FileMapping::Touch(size_t offset, size_t bytes) {
#ifdef __linux__
  if (madvise(data_ + offset, bytes, kMadvisePopulateWrite) == 0) return;
#endif
  for (size_t at = offset; at < offset + bytes; at += kPageBytes) {
    auto* byte = reinterpret_cast<volatile char*>(data_ + at);
    *byte = *byte;
  }
}

}  // namespace framewright::platform
