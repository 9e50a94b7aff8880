// Finds the running server, or starts one and waits until it listens.
#pragma once

#include <memory>

#include "client/server/connection.h"

namespace framewright::client {

// Throws Failure.
std::shared_ptr<Connection> FindOrStartServer(const Patience& patience);

// Does a thread of this process wait for a server that it has started?
bool ServerIsStarting();

}  // namespace framewright::client
