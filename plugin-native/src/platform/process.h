// This process, and the one it may start.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace framewright::platform {

// Of this process. Differs in a forked child.
long ProcessId();

// How long processors have worked for a process; nothing where there is no such process, or the system does not tell.
std::optional<double> ProcessorSeconds(long process);

// A program that outlives this process. Its error stream is heard while this object lives; after that nobody listens.
class DetachedProgram {
 public:
  // Without this process's standard streams, open files or library search path. Null when it could not be started;
  // whether it does its work is for the caller to see.
  static std::unique_ptr<DetachedProgram> Start(const std::filesystem::path& program);
  ~DetachedProgram();
  DetachedProgram(const DetachedProgram&) = delete;
  DetachedProgram& operator=(const DetachedProgram&) = delete;

  // Takes in what it has said since, without waiting. False when it has ended.
  bool Listen();
  const std::string& said() const { return said_; }

 private:
  explicit DetachedProgram(std::intptr_t ear) : ear_(ear) {}

  std::intptr_t ear_;  // the reading end of a pipe
  std::string said_;
};

// Lets the desktop open a file or folder, as if the user had clicked it. False where there is no desktop, or it does
// not know how.
bool OpenOnDesktop(const std::filesystem::path& file);

// Keeps the library that holds this code mapped until the process ends: threads of gRPC may outlive an unload.
void PinThisModule();

// The file of the library that holds this code.
std::filesystem::path ThisModule();

}  // namespace framewright::platform
