// This process, and the one it may start.
#pragma once

#include <filesystem>

namespace framewright::platform {

// Of this process. Differs in a forked child.
long ProcessId();

// Starts a program that outlives this process, without its standard streams, open files or library search path. False
// when it could not be started; whether it does its work is for the caller to see.
bool StartDetached(const std::filesystem::path& program);

// Keeps the library that holds this code mapped until the process ends: threads of gRPC may outlive an unload.
void PinThisModule();

// The file of the library that holds this code.
std::filesystem::path ThisModule();

}  // namespace framewright::platform
