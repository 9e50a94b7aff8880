#include "client/server/region_pool.h"

#include <utility>

namespace framewright::client {

RegionPool::RegionPool(Release release, size_t idle_bytes) : release_(std::move(release)), idle_limit_(idle_bytes) {}

std::unique_ptr<Region> RegionPool::Take(size_t bytes) {
  const std::lock_guard lock(mutex_);
  for (auto at = idle_.begin(); at != idle_.end(); ++at) {
    if ((*at)->bytes != bytes) continue;
    std::unique_ptr<Region> region = std::move(*at);
    idle_.erase(at);
    idle_sum_ -= bytes;
    return region;
  }
  return nullptr;
}

void RegionPool::Put(std::unique_ptr<Region> region) {
  std::list<std::unique_ptr<Region>> overflow;
  {
    const std::lock_guard lock(mutex_);
    idle_sum_ += region->bytes;
    idle_.push_front(std::move(region));
    overflow = Overflow();
  }
  for (const auto& surplus : overflow) release_(surplus->id);
}

std::list<std::unique_ptr<Region>> RegionPool::Overflow() {
  std::list<std::unique_ptr<Region>> overflow;
  while (idle_sum_ > idle_limit_) {
    idle_sum_ -= idle_.back()->bytes;
    overflow.splice(overflow.end(), idle_, std::prev(idle_.end()));
  }
  return overflow;
}

}  // namespace framewright::client
