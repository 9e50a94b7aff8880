// The way to the inference server for everything in this process: finds it, starts it when none runs, and renders
// frames.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "client/answers.h"
#include "client/failure.h"
#include "client/patience.h"

namespace framewright::client {

class Connection;

class Client {
 public:
  // One per process, never destroyed: threads of gRPC may outlive every static.
  static Client& Instance();

  // Renders the job into its output image. The first frame connects; a server that is gone is replaced, once. All of it
  // takes at most the frame's time (FRAMEWRIGHT_TIMEOUT_SECONDS). Throws Failure, of kind cancelled when, and only
  // when, the host abandoned the frame.
  FrameReport Render(const FrameJob& job, const Abandoned& abandoned);

  // Questions that need no frame, likewise.
  ServerReport Report(const Abandoned& abandoned);
  std::vector<PresetNote> Presets(const std::string& effect, const Abandoned& abandoned);
  Controls LoadPreset(const std::string& effect, const std::string& name, const Abandoned& abandoned);
  // Returns where it was saved.
  std::string SavePreset(const std::string& effect, const std::string& name, const Controls& controls,
                         const Abandoned& abandoned);

  // Of the course of this name.
  CourseNote Learn(const std::string& course, const Learning& learning, const Abandoned& abandoned);
  CourseNote Order(const std::string& course, CourseOrder order, const Abandoned& abandoned);

  // Does a frame of this process wait for a server that was started and does not answer yet?
  bool IsStarting() const;

  // Lets go of the server. The next frame connects again.
  void Disconnect();

 private:
  // Asks, and once more where the server is gone.
  template <typename Question>
  auto WithServer(const Abandoned& abandoned, Question question);
  std::shared_ptr<Connection> Connected(const Patience& patience);
  void Forget(const std::shared_ptr<Connection>& lost);
  void RequireNotForked();

  std::mutex mutex_;
  std::condition_variable connected_;
  std::shared_ptr<Connection> connection_;
  bool connecting_ = false;
  std::atomic<long> process_{0};  // the one that connected first; gRPC does not survive a fork
};

}  // namespace framewright::client
