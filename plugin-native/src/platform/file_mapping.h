// A file mapped into memory for reading and writing, shared with other processes that map it.
#pragma once

#include <cstddef>
#include <string>

namespace framewright::platform {

class FileMapping {
 public:
  // Throws std::system_error when the file cannot be opened, is smaller than `bytes`, or cannot be mapped. The message
  // does not name the file: names of shared memory are secrets.
  FileMapping(const std::string& path, size_t bytes);
  ~FileMapping();
  FileMapping(const FileMapping&) = delete;
  FileMapping& operator=(const FileMapping&) = delete;

  std::byte* data() const { return data_; }
  size_t size() const { return bytes_; }

  // Makes the pages of a part present, so that the first frame does not pay for page faults one by one. `offset` is a
  // multiple of 64 KiB.
  void Touch(size_t offset, size_t bytes);

 private:
  std::byte* data_ = nullptr;
  size_t bytes_ = 0;
};

}  // namespace framewright::platform
