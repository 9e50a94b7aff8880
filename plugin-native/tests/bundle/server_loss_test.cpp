// No server, a slow one, a full one, one that goes or lies: the frame comes all the same, or fails with a sentence.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <set>
#include <utility>

#include "support/rig.h"
#include "support/waiting.h"

namespace framewright::testing {
namespace {

class ServerLoss : public Rig {
 protected:
  // In a process of its own, which ends by itself.
  ofx::Status RenderAndTellOnceItWaits(const std::filesystem::path& file) {
    alarm(60);
    bool told = false;
    effect_->abort = [&] {
      if (!std::exchange(told, true)) std::ofstream(file, std::ios::app) << 'x';
      return false;
    };
    return Render(0);
  }
};

// Codes of gRPC.
constexpr int kCancelled = 1;
constexpr int kAborted = 10;

// A frame may take a second.
struct ShortTime {
  ShortTime() { setenv("FRAMEWRIGHT_TIMEOUT_SECONDS", "1", 1); }
  ~ShortTime() { unsetenv("FRAMEWRIGHT_TIMEOUT_SECONDS"); }
};

TEST_F(ServerLoss, ShowsWhyAServerEndedAtOnce) {
  InstallServer("echo 'one line before' >&2; echo 'framewright: no Java was found. Install it.' >&2; exit 1");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)) << "the wait for a server is 30 s";
  EXPECT_EQ(SentenceOf(effect.persistent_message),
            "The inference server ended at once: framewright: no Java was found. Install it.");
}

TEST_F(ServerLoss, SaysThatTheServerStartsWhileAFrameWaitsForIt) {
  InstallServer("sleep 1; echo 'No.' >&2");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  std::string meanwhile;
  effect.abort = [&] {
    if (!effect.persistent_message.empty()) meanwhile = effect.persistent_message;
    return false;
  };
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_NE(meanwhile.find("is starting"), std::string::npos) << meanwhile;
  EXPECT_NE(effect.persistent_message.find("No."), std::string::npos) << effect.persistent_message;
}

// By a message and the status, without a progress bar: several frames of one instance may render at once.
TEST_F(ServerLoss, SaysThatTheFirstFrameLoadsItsModelAndOfNoOther) {
  StartServer().SetDelay(std::chrono::milliseconds(1200));
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  std::set<std::string> meanwhile;
  effect.abort = [&] { return meanwhile.insert(effect.persistent_message), false; };
  EXPECT_EQ(Render(0), ofx::kOk);
  ASSERT_EQ(meanwhile.size(), 2u);
  EXPECT_NE(meanwhile.rbegin()->find("its model is loaded"), std::string::npos) << *meanwhile.rbegin();
  EXPECT_EQ(effect.persistent_message, "");
  meanwhile.clear();
  EXPECT_EQ(Render(1), ofx::kOk);
  EXPECT_EQ(meanwhile, std::set<std::string>{""});
  EXPECT_TRUE(effect.progress.empty());
}

TEST_F(ServerLoss, FindsANewServerWhenTheOldOneIsGone) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0), ofx::kOk);
  server_.reset();
  StartServer();
  EXPECT_EQ(Render(1), ofx::kOk) << effect_->persistent_message;
  EXPECT_TRUE(SamePixels(source, output, kSmall));
}

TEST_F(ServerLoss, AServerThatBreaksOffIsAskedOnceMore) {
  StartServer().SetFailure(kCancelled, "", 1);
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kOk) << effect_->persistent_message;
  EXPECT_TRUE(SamePixels(source, output, kSmall));
}

TEST_F(ServerLoss, AFrameThatTheServerCancelsIsNeverCalledASuccess) {
  StartServer().SetFailure(kCancelled, "");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_NE(effect.persistent_message.find("ended before the frame was done"), std::string::npos);
}

TEST_F(ServerLoss, WaitsWhileTheQueueIsFullAndKeepsItsMemory) {
  StartServer().SetFailure(kAborted, "The server has too many frames waiting.", 6);
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kOk) << effect_->persistent_message;
  EXPECT_TRUE(SamePixels(source, output, kSmall));
  EXPECT_EQ(server_->created_regions(), 2);
}

TEST_F(ServerLoss, SaysThatTheQueueWasFullWhenItIsForAllOfAFramesTime) {
  ShortTime short_time;
  StartServer().SetFailure(kAborted, "The server has too many frames waiting.");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_EQ(SentenceOf(effect.persistent_message), "The server has too many frames waiting.");
}

TEST_F(ServerLoss, OneTimeLimitHoldsOverConnectingMemoryAndRendering) {
  ShortTime short_time;
  StartServer().SetRegionDelay(std::chrono::milliseconds(300));
  server_->SetDelay(std::chrono::milliseconds(5000));
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  const Naps naps;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(Render(0), ofx::kFailed);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  EXPECT_LT(taken.count(), 1250 + 3 * naps.longest_delay_ms());
  EXPECT_NE(effect.persistent_message.find("too long"), std::string::npos) << effect.persistent_message;
}

TEST_F(ServerLoss, MemoryThatCouldBeCutShortIsNotTouchedAndTheFrameTravelsInTheStream) {
  StartServer().LeaveUnsealed();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kOk) << effect_->persistent_message;
  EXPECT_TRUE(SamePixels(source, output, kSmall));
}

TEST_F(ServerLoss, AFailedStartIsToldToTheNextFramesAtOnce) {
  const auto starts = folder_.path() / "starts";
  InstallServer("echo x >>" + starts.string() + "; echo 'No.' >&2; exit 1");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  for (int i = 0; i < 5; ++i) {
    effect.persistent_message.clear();
    EXPECT_EQ(Render(i), ofx::kFailed);
  }
  EXPECT_EQ(std::filesystem::file_size(starts), 2u) << "one line for one start";
}

TEST_F(ServerLoss, OneOfManyProcessesStartsTheServerAndTheOthersWait) {
  const auto starts = folder_.path() / "starts";
  InstallServer("echo x >>" + starts.string() + "; sleep 10");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Open("framewright.Model", &source, &output);
  const auto waiting = folder_.path() / "waiting";  // a letter for each process that has found no server
  for (int i = 0; i < 5; ++i) {
    if (fork() == 0) _exit(RenderAndTellOnceItWaits(waiting) == ofx::kOk ? 0 : 1);
  }
  std::error_code none_yet;
  ASSERT_TRUE(Soon([&] { return std::filesystem::file_size(waiting, none_yet) == 5 && !none_yet; }));
  StartServer();
  for (int i = 0; i < 5; ++i) {
    int status = 0;
    wait(&status);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  }
  EXPECT_EQ(std::filesystem::file_size(starts), 2u);
}

}  // namespace
}  // namespace framewright::testing
