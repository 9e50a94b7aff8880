// A real gRPC server that speaks the contract and returns the source, for tests of the plugin's side alone. Slow on
// demand.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace framewright::testing {

class IdentityServer {
 public:
  // Publishes itself in the folder, as the real server does.
  explicit IdentityServer(const std::filesystem::path& runtime_folder);
  ~IdentityServer();

  // How long a frame takes.
  void SetDelay(std::chrono::milliseconds delay);
  // How long it takes to make a region.
  void SetRegionDelay(std::chrono::milliseconds delay);
  // Answer every Render, or only so many more, with this gRPC code, 0 for none.
  void SetFailure(int code, const std::string& sentence, int times = 1 << 30);
  // What it finds in the frame at a time.
  void SetFindings(std::function<std::map<std::string, double>(double time)> findings);
  // Name its failures so, as the real server does with each.
  void SetFailureId(const std::string& id);
  // Ask for the first input once more than the contract allows.
  void AskOnceMore();
  // Make regions that anybody may cut short.
  void LeaveUnsealed();

  int live_regions() const;
  int running_renders() const;
  int created_regions() const;
  // Of the last frame.
  std::string header() const;
  // Of the last that was given to a course.
  std::string order() const;

 private:
  struct Service;
  std::unique_ptr<Service> service_;
};

}  // namespace framewright::testing
