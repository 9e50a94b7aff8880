// Regions of shared memory, kept for the next frame of the same size: mapping one costs more than ten copies of the
// frame.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>

#include "platform/file_mapping.h"

namespace framewright::client {

// A region of the server, mapped here. Its owner is whoever may write into it.
struct Region {
  uint64_t id = 0;
  size_t bytes = 0;
  std::unique_ptr<platform::FileMapping> mapping;
};

class RegionPool {
 public:
  using Release = std::function<void(uint64_t id)>;

  // Idle regions over `idle_bytes` in sum are released, the longest unused first.
  RegionPool(Release release, size_t idle_bytes);

  // Null when none of this size is idle.
  std::unique_ptr<Region> Take(size_t bytes);
  // Only for a region that no render uses any more.
  void Put(std::unique_ptr<Region> region);

 private:
  std::list<std::unique_ptr<Region>> Overflow();

  Release release_;
  size_t idle_limit_;
  std::mutex mutex_;
  std::list<std::unique_ptr<Region>> idle_;  // the most recently used first
  size_t idle_sum_ = 0;
};

}  // namespace framewright::client
