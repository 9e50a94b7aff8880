// Whether the server still answers. It answers small questions while it computes, but on a machine with far more to do
// than it can, it may not be given the time: who is silent and does not work either hangs, and so does who is silent
// for half a minute. Of this process, over connections and frames: a frame's own time can be too short for two looks.
#pragma once

#include <optional>

namespace framewright::client {

void ServerAnswered();

// The server in that process, 0 where it is not known, was asked and did not answer in time.
void ServerWasSilent(long process);

// The last answer did not come.
bool ServerMayHang();

// The process that hangs.
std::optional<long> HangingServer();

}  // namespace framewright::client
