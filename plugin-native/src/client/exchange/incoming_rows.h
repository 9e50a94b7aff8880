// Puts streamed pixels back together into rows. Chunks come in order and without gaps; a row may be spread over two of
// them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace framewright::client {

class IncomingRows {
 public:
  // `first` counts from the top; the rows are packed one after the other.
  using Take = std::function<void(int first, int count, const std::byte* rows)>;

  IncomingRows(size_t row_bytes, size_t frame_bytes, Take take);

  // False when the chunk does not continue the frame or goes beyond its end.
  bool Add(uint64_t offset, const std::string& pixels);
  bool complete() const { return received_ == frame_bytes_; }

 private:
  // Returns how many bytes it used.
  size_t TakeWholeRows(const char* pixels, size_t bytes);
  size_t FillPartialRow(const char* pixels, size_t bytes);

  size_t row_bytes_;
  size_t frame_bytes_;
  Take take_;
  size_t received_ = 0;
  int next_row_ = 0;
  std::string partial_row_;
};

}  // namespace framewright::client
