#include "client/exchange/frame_regions.h"

#include <utility>

namespace framewright::client {

FrameRegions::FrameRegions(Connection& connection) : connection_(connection.shared_from_this()) {}

Region& FrameRegions::Take(size_t bytes, const Patience& patience) {
  regions_.push_back(connection_->TakeRegion(bytes, patience));
  return *regions_.back();
}

void FrameRegions::PutBack() {
  for (auto& region : std::exchange(regions_, {})) connection_->PutRegion(std::move(region));
}

std::function<void()> FrameRegions::Settle() {
  auto regions = std::make_shared<std::vector<std::unique_ptr<Region>>>(std::exchange(regions_, {}));
  return [connection = connection_, regions] { connection->SettleRegions(std::move(*regions)); };
}

}  // namespace framewright::client
