// Whether the server still answers. It answers small questions while it computes: who stays silent twice hangs. Of this
// process, over connections and frames: a frame's own time can be too short for two.
#pragma once

#include <optional>

namespace framewright::client {

void ServerAnswered();

// The server in that process, 0 where it is not known, was asked and did not answer in time.
void ServerWasSilent(long process);

// The last answer did not come.
bool ServerMayHang();

// The process that has been silent twice.
std::optional<long> HangingServer();

}  // namespace framewright::client
