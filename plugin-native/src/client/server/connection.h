// One connection to one running server, and the regions that live as long as it does. Shared by every instance in the
// process.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "client/server/call.h"
#include "client/server/endpoint.h"
#include "client/server/region_pool.h"
#include "framewright/v1/framewright.grpc.pb.h"

namespace framewright::client {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // Connects and asks who is there: the server in that process, 0 where it is not known. Throws Failure.
  static std::shared_ptr<Connection> Open(const Endpoint& endpoint, long process, const Patience& patience);

  v1::Inference::StubInterface::async_interface* calls() { return stub_->async(); }
  const std::string& token() const { return endpoint_.token; }

  // False once the server said, or we found, that it cannot share memory with us.
  bool shares_memory() const { return shares_memory_; }
  int max_dimension() const { return max_dimension_; }

  // For whoever waits for a frame, as often as he likes: asks each second whether the server still answers. Throws
  // Failure when it hangs.
  void RequireAnswers();

  // Throws Failure of kind unsupported when memory cannot be shared.
  std::unique_ptr<Region> TakeRegion(size_t bytes, const Patience& patience);
  void PutRegion(std::unique_ptr<Region> region);
  // For regions of a cancelled or failed render: back to the pool when the server says that nothing touches them.
  void SettleRegions(std::vector<std::unique_ptr<Region>> regions);

 private:
  Connection(const Endpoint& endpoint, long process);
  void Ask();
  void Describe(const Patience& patience);
  std::unique_ptr<Region> CreateRegion(size_t bytes, const Patience& patience);
  std::unique_ptr<Region> MapRegion(const v1::CreateRegionResponse& made, size_t bytes, const Patience& patience);
  void ReleaseRegion(uint64_t id);

  Endpoint endpoint_;
  const long process_;
  std::unique_ptr<v1::Inference::Stub> stub_;
  std::atomic<bool> shares_memory_;
  int max_dimension_ = 0;
  RegionPool pool_;
  std::mutex asking_mutex_;
  std::chrono::steady_clock::time_point asked_;
  bool asking_ = false;
};

}  // namespace framewright::client
