// The client against a real gRPC server, compiled under the sanitizers: what is freed, touched late or raced for shows
// here.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "client/client.h"
#include "support/identity_server.h"
#include "support/pictures.h"
#include "support/temporary_folder.h"

namespace framewright::client {
namespace {

using std::chrono::milliseconds;
using testing::IdentityServer;
using testing::Picture;

constexpr frame::PixelFormat kFloatRgba{frame::Depth::kFloat, frame::Components::kRgba};
constexpr frame::Bounds kSmall{0, 0, 64, 36};
constexpr int kAborted = 10;  // of gRPC: the queue is full

bool NotAbandoned() { return false; }

// One frame and its memory, which ends with it: what is written later shows.
struct Frame {
  explicit Frame(frame::Bounds bounds = kSmall) : source(kFloatRgba, bounds), output(kFloatRgba, bounds) {
    testing::FillPixels(&source);
    job.effect = "model";
    job.parameters = {{"amount", 0.5}, {"word", std::string("yes")}, {"colour", std::vector<double>{0, 1, 0}}};
    job.identify = true;
    job.inputs = {{"Source", 0, source.image, Alpha::kPremultiplied, "linear"}};
    job.output = output.image;
    job.window = bounds;
    job.output_alpha = Alpha::kPremultiplied;
  }

  FrameReport Render(const Abandoned& abandoned = NotAbandoned) { return Client::Instance().Render(job, abandoned); }
  bool IsSame() const { return testing::SamePixels(source, output, job.window); }

  Picture source, output;
  FrameJob job;
};

// A frame that its host takes back after so long; its memory goes at once.
void RenderUntil(milliseconds given) {
  const auto until = std::chrono::steady_clock::now() + given;
  try {
    Frame().Render([until] { return std::chrono::steady_clock::now() >= until; });
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind(), ErrorKind::kCancelled) << failure.what();
  }
}

class Calls : public ::testing::Test {
 protected:
  void SetUp() override {
    setenv("FRAMEWRIGHT_RUNTIME_DIR", (folder_.path() / "run").c_str(), 1);
    setenv("FRAMEWRIGHT_HOME", (folder_.path() / "nothing-here").c_str(), 1);
    setenv("XDG_STATE_HOME", (folder_.path() / "state").c_str(), 1);
    StartServer();
  }
  void TearDown() override { Client::Instance().Disconnect(); }

  void StartServer() { server_ = std::make_unique<IdentityServer>(folder_.path() / "run"); }

  static void OnThreads(int count, const std::function<void(int thread)>& work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back(work, i);
    for (std::thread& thread : threads) thread.join();
  }

  testing::TemporaryFolder folder_;
  std::unique_ptr<IdentityServer> server_;
};

TEST_F(Calls, AFrameComesBackThroughSharedMemory) {
  Frame frame;
  EXPECT_TRUE(frame.Render().shared_memory);
  EXPECT_TRUE(frame.IsSame());
}

TEST_F(Calls, AFrameOfSeveralPiecesComesBackInTheStream) {
  server_->LeaveUnsealed();
  Frame frame({-3, 5, 637, 365});
  EXPECT_FALSE(frame.Render().shared_memory);
  EXPECT_TRUE(frame.IsSame());
}

TEST_F(Calls, ManyThreadsShareOneConnection) {
  std::atomic<int> same{0};
  OnThreads(8, [&](int) {
    for (int round = 0; round < 10; ++round) {
      Frame frame;
      frame.Render();
      same += frame.IsSame() ? 1 : 0;
    }
  });
  EXPECT_EQ(same, 80);
}

// Also in the middle of connecting, of a copy, and of the stream.
TEST_F(Calls, NothingTouchesAnAbandonedFrameOnceItHasReturned) {
  server_->SetDelay(milliseconds(20));
  for (const bool in_stream : {false, true}) {
    if (in_stream) server_->LeaveUnsealed();
    Client::Instance().Disconnect();
    OnThreads(4, [](int thread) {
      for (int round = 0; round < 8; ++round) RenderUntil(milliseconds(5 * ((thread + round) % 8)));
    });
  }
  server_->SetDelay(milliseconds(0));
  Frame after;
  after.Render();
  EXPECT_TRUE(after.IsSame());
}

TEST_F(Calls, AConnectionThatIsLetGoUnderManyThreadsLosesNoFrame) {
  std::atomic<int> same{0};
  OnThreads(4, [&](int thread) {
    for (int round = 0; round < 12; ++round) {
      if (round % 4 == thread) Client::Instance().Disconnect();
      Frame frame;
      frame.Render();
      same += frame.IsSame() ? 1 : 0;
    }
  });
  EXPECT_EQ(same, 48);
}

TEST_F(Calls, AServerThatIsReplacedIsFound) {
  Frame before;
  before.Render();
  server_.reset();
  StartServer();
  Frame after;
  after.Render();
  EXPECT_TRUE(after.IsSame());
}

TEST_F(Calls, AServerThatAsksForAFrameItHasFailsTheFrameAndNotTheHost) {
  server_->AskOnceMore();
  for (const bool in_stream : {false, true}) {
    if (in_stream) server_->LeaveUnsealed();
    Client::Instance().Disconnect();
    try {
      Frame().Render();
      FAIL() << "it must be refused";
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.kind(), ErrorKind::kInternal) << failure.what();
    }
  }
}

TEST_F(Calls, AFullQueueIsWaitedForAndAFailureSaysWhy) {
  server_->SetFailure(kAborted, "The server has too many frames waiting.", 3);
  Frame frame;
  frame.Render();
  EXPECT_TRUE(frame.IsSame());
  constexpr int kNotFound = 5;
  server_->SetFailure(kNotFound, "There is no such model.");
  try {
    frame.Render();
    FAIL() << "it must be refused";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind(), ErrorKind::kModelUnavailable);
    EXPECT_STREQ(failure.what(), "There is no such model.");
  }
}

}  // namespace
}  // namespace framewright::client
