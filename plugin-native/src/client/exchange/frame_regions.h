// The regions that one frame uses, from taking them to giving them back.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "client/server/connection.h"

namespace framewright::client {

// They go back to the pool only when the render ended well. In any other case that happens after the call has ended
// here and the server has said that nothing writes there any more.
class FrameRegions {
 public:
  explicit FrameRegions(Connection& connection);

  // Lives until PutBack or Settle.
  Region& Take(size_t bytes, const Patience& patience);
  void PutBack();
  // What to run once the call has ended on this side.
  std::function<void()> Settle();

 private:
  std::shared_ptr<Connection> connection_;
  std::vector<std::unique_ptr<Region>> regions_;
};

}  // namespace framewright::client
