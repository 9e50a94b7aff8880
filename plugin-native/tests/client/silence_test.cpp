#include "client/server/silence.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace framewright::client {
namespace {

// A process of its own that computes for ever.
class Silence : public ::testing::Test {
 protected:
  void SetUp() override {
    process_ = fork();
    if (process_ == 0) {
      alarm(60);
      for (volatile int i = 0;; i = i + 1) {
      }
    }
  }
  void TearDown() override {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    ServerAnswered();
  }

  void TwoSilences() {
    ServerWasSilent(process_);
    std::this_thread::sleep_for(std::chrono::milliseconds(2600));
    ServerWasSilent(process_);
  }

  pid_t process_ = 0;
};

TEST_F(Silence, OneThatIsSilentAndDoesNotWorkHangs) {
  kill(process_, SIGSTOP);
  waitpid(process_, nullptr, WUNTRACED);
  TwoSilences();
  EXPECT_EQ(HangingServer(), process_);
  ServerAnswered();
  EXPECT_EQ(HangingServer(), std::nullopt);
}

TEST_F(Silence, OneThatIsSilentAndWorksIsLeftAlone) {
  TwoSilences();
  EXPECT_TRUE(ServerMayHang());
  EXPECT_EQ(HangingServer(), std::nullopt);
}

TEST_F(Silence, TwoThatAreSilentAtOnceCountAsOne) {
  kill(process_, SIGSTOP);
  waitpid(process_, nullptr, WUNTRACED);
  ServerWasSilent(process_);
  ServerWasSilent(process_);
  EXPECT_EQ(HangingServer(), std::nullopt);
}

}  // namespace
}  // namespace framewright::client
