#include "client/exchange/incoming_rows.h"

#include <algorithm>
#include <utility>

namespace framewright::client {

IncomingRows::IncomingRows(size_t row_bytes, size_t frame_bytes, Take take)
    : row_bytes_(row_bytes), frame_bytes_(frame_bytes), take_(std::move(take)) {}

bool IncomingRows::Add(uint64_t offset, const std::string& pixels) {
  if (offset != received_ || pixels.size() > frame_bytes_ - received_) return false;
  received_ += pixels.size();
  for (size_t at = 0; at < pixels.size();) {
    const char* rest = pixels.data() + at;
    const size_t bytes = pixels.size() - at;
    const bool whole = partial_row_.empty() && bytes >= row_bytes_;
    at += whole ? TakeWholeRows(rest, bytes) : FillPartialRow(rest, bytes);
  }
  return true;
}

size_t IncomingRows::TakeWholeRows(const char* pixels, size_t bytes) {
  const size_t rows = bytes / row_bytes_;
  take_(next_row_, static_cast<int>(rows), reinterpret_cast<const std::byte*>(pixels));
  next_row_ += static_cast<int>(rows);
  return rows * row_bytes_;
}

size_t IncomingRows::FillPartialRow(const char* pixels, size_t bytes) {
  const size_t part = std::min(row_bytes_ - partial_row_.size(), bytes);
  partial_row_.append(pixels, part);
  if (partial_row_.size() == row_bytes_) {
    TakeWholeRows(partial_row_.data(), row_bytes_);
    partial_row_.clear();
  }
  return part;
}

}  // namespace framewright::client
