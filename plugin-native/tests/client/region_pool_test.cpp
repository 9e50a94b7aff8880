#include "client/server/region_pool.h"

#include <gtest/gtest.h>

#include <vector>

namespace framewright::client {
namespace {

std::unique_ptr<Region> NewRegion(uint64_t id, size_t bytes) {
  auto region = std::make_unique<Region>();
  region->id = id;
  region->bytes = bytes;
  return region;
}

TEST(RegionPool, GivesBackARegionOfTheSameSizeOnly) {
  RegionPool pool([](uint64_t) {}, 1000);
  EXPECT_EQ(pool.Take(100), nullptr);
  pool.Put(NewRegion(7, 100));
  EXPECT_EQ(pool.Take(99), nullptr);
  EXPECT_EQ(pool.Take(100)->id, 7u);
  EXPECT_EQ(pool.Take(100), nullptr);
}

TEST(RegionPool, ReleasesTheLongestUnusedOverItsLimit) {
  std::vector<uint64_t> released;
  RegionPool pool([&](uint64_t id) { released.push_back(id); }, 250);
  pool.Put(NewRegion(1, 100));
  pool.Put(NewRegion(2, 100));
  pool.Put(NewRegion(3, 100));
  EXPECT_EQ(released, std::vector<uint64_t>{1});
  EXPECT_EQ(pool.Take(100)->id, 3u);
  EXPECT_EQ(pool.Take(100)->id, 2u);
}

TEST(RegionPool, KeepsNothingLargerThanItsLimit) {
  std::vector<uint64_t> released;
  RegionPool pool([&](uint64_t id) { released.push_back(id); }, 50);
  pool.Put(NewRegion(1, 100));
  EXPECT_EQ(released, std::vector<uint64_t>{1});
  EXPECT_EQ(pool.Take(100), nullptr);
}

}  // namespace
}  // namespace framewright::client
