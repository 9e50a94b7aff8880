// What happens to a render when something else goes wrong: no server, an abort, a fork, an unload, many threads at
// once.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "support/rig.h"
#include "support/waiting.h"

namespace framewright::testing {
namespace {

class Trouble : public Rig {
 protected:
  PropertySet changed_;

  std::string LogText() {
    std::ifstream in(folder_.path() / "state" / "framewright" / "plugin.log");
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

TEST_F(Trouble, WithoutAServerFailsWithASentenceThatSaysWhatToDo) {
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_NE(effect.persistent_message.find("framewright doctor"), std::string::npos) << effect.persistent_message;
  EXPECT_EQ(host_->images_out, 0);
  const std::string failure = IdOf(effect.persistent_message) + " SERVER_UNAVAILABLE Framewright Model, frame 0: ";
  EXPECT_NE(LogText().find(failure), std::string::npos) << LogText();
}

TEST_F(Trouble, WithoutPersistentMessagesTellsOnceAndNotOncePerFrame) {
  Habits odd;
  odd.null_message_slots = true;
  MakeHost(odd);
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Render(i), ofx::kFailed);
  EXPECT_EQ(effect.messages.size(), 1u);
}

TEST_F(Trouble, DrawsTheFailureIntoThePictureWhenTheArtistWants) {
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Open("framewright.Model", &source, &output);
  Choose("on_error", "picture");
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(PixelAt(output, 3, 3)[3], 1);
}

TEST_F(Trouble, ShowsTheServersSentence) {
  StartServer().SetFailure(5, "The model framewright-x is not installed. Choose another.");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_EQ(SentenceOf(effect.persistent_message), "The model framewright-x is not installed. Choose another.");
  server_->SetFailure(0, "");
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(effect.persistent_message, "");
}

TEST_F(Trouble, TheIdOfTheServersFailureStandsInTheMessageAndInTheLog) {
  StartServer().SetFailure(5, "The model is not installed.");
  server_->SetFailureId("k7f2q");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(12), ofx::kFailed);
  EXPECT_EQ(effect.persistent_message, "The model is not installed. (k7f2q)");
  EXPECT_NE(LogText().find("k7f2q MODEL_UNAVAILABLE Framewright Model, frame 12: The model is"), std::string::npos);
  server_->SetFailure(5, "There is no such model.");
  server_->SetFailureId("%s and many other words");
  EXPECT_EQ(Render(13), ofx::kFailed);
  EXPECT_EQ(SentenceOf(effect.persistent_message), "There is no such model.") << "an id of the plugin's own";
}

TEST_F(Trouble, ShowsAPercentSignInHostsThatFormatAndInThoseThatLoseTheArguments) {
  const std::string sentence = "The picture 100%/sky%d.png is not there. %s is.";
  StartServer().SetFailure(5, sentence);
  Habits natron;
  natron.loses_message_arguments = true;
  Habits old;
  old.null_message_slots = true;
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  for (const Habits& habits : {Habits{}, natron, old}) {
    host_.reset();  // one at a time
    MakeHost(habits);
    Effect& effect = Open("framewright.Model", &source, &output);
    EXPECT_EQ(Render(0), ofx::kFailed);
    EXPECT_EQ(SentenceOf(habits.null_message_slots ? effect.messages.at(0) : effect.persistent_message), sentence);
  }
}

TEST_F(Trouble, MayBeAskedBackWheneverItShowsOrTakesBackAMessage) {
  alarm(30);  // a lock that is held meanwhile is waited for without end
  StartServer().SetFailure(5, "The model is not installed.");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  int asked = 0;
  effect.when_told = [&] {
    ++asked;
    host_->Act(plugin_, ofx::kActionInstanceChanged, &effect, &changed_);
  };
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(SentenceOf(effect.parameters.at("status").text), "Status: The model is not installed.");
  server_->SetFailure(0, "");
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(asked, 2);
  EXPECT_EQ(effect.parameters.at("status").text.rfind("Status: identity", 0), 0u);
  alarm(0);
}

TEST_F(Trouble, KeepsAdviceThatTheSecondTryMadeUntrueOutOfTheLog) {
  StartServer().SetFailure(16, "The server did not accept this client. Restart the host application.", 1);
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(LogText().find("Restart"), std::string::npos) << LogText();
  EXPECT_NE(LogText().find("once more"), std::string::npos) << LogText();
  server_->SetFailure(16, "The server did not accept this client. Restart the host application.");
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_NE(LogText().find("Restart"), std::string::npos);
  EXPECT_NE(effect.persistent_message.find("Restart"), std::string::npos);
}

TEST_F(Trouble, ReturnsAtOnceWhenTheHostAborts) {
  StartServer();
  MakeHost();
  const frame::Bounds bounds{0, 0, 320, 180};
  Picture source(kFloatRgba, bounds), output(kFloatRgba, bounds);
  FillPixels(&source);
  Effect& effect = Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0, bounds), ofx::kOk);
  server_->SetDelay(std::chrono::milliseconds(400));
  std::vector<double> delays_ms;
  const Naps naps;
  for (int i = 0; i < 200; ++i) {
    using Clock = std::chrono::steady_clock;
    const auto abort_at = Clock::now() + std::chrono::microseconds((i * 7919) % 60000);
    effect.abort = [&] { return Clock::now() >= abort_at; };
    EXPECT_EQ(Render(i, bounds), ofx::kOk);
    delays_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - abort_at).count());
    std::memset(output.memory.data(), i, output.memory.size());
  }
  EXPECT_LT(*std::max_element(delays_ms.begin(), delays_ms.end()), 100 + 3 * naps.longest_delay_ms())
      << "milliseconds from the abort to the plugin's return";
  const std::vector<std::byte> untouched = output.memory;
  EXPECT_TRUE(Soon([&] { return server_->running_renders() == 0; }));
  EXPECT_EQ(output.memory, untouched) << "a frame was written after the abort";
  effect.abort = [] { return false; };
  server_->SetDelay(std::chrono::milliseconds(0));
  ASSERT_EQ(Render(0, bounds), ofx::kOk);
  EXPECT_TRUE(SamePixels(source, output, bounds));
}

TEST_F(Trouble, LeaksNoRegionWhenTheHostAbortsWhileItIsMade) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0), ofx::kOk);  // connects, and keeps two regions
  server_->SetRegionDelay(std::chrono::milliseconds(200));
  Picture larger(kFloatRgba, {0, 0, 2 * kSmall.x2, kSmall.y2});
  effect.clips["Source"].frame_at = [&](double) { return &larger; };
  int looks = 0;
  effect.abort = [&] { return ++looks > 1 && server_->created_regions() == 2; };  // the first is before the fetch
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_TRUE(Soon([&] { return server_->created_regions() == 3 && server_->live_regions() == 2; }));
}

TEST_F(Trouble, ManyFramesAtOnceEachGetTheirOwnPixels) {
  StartServer();
  MakeHost();
  Picture first_source(kFloatRgba, kSmall), unused(kFloatRgba, kSmall);
  Open("framewright.Model", &first_source, &unused);
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      const frame::Bounds bounds{0, 0, 100 + i, 50};
      Picture source(kFloatRgba, bounds), output(kFloatRgba, bounds);
      FillPixels(&source);
      source.memory[0] = static_cast<std::byte>(i);
      const auto effect = host_->Instance(plugin_);
      effect->clips["Source"].frame_at = [&](double) { return &source; };
      effect->clips["Output"].frame_at = [&](double) { return &output; };
      for (int frame = 0; frame < 20; ++frame) {
        const bool good = host_->Render(plugin_, effect.get(), frame, bounds) == ofx::kOk;
        right += good && SamePixels(source, output, bounds);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 120);
  EXPECT_EQ(host_->images_out, 0);
}

TEST_F(Trouble, UnloadsWithLiveInstancesAndRendersAgain) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Open("framewright.Model", &source, &output);
  for (int i = 0; i < 5; ++i) {
    ASSERT_EQ(Render(i), ofx::kOk);
    EXPECT_EQ(host_->Act(plugin_, ofx::kActionUnload, nullptr), ofx::kOk);
    EXPECT_EQ(host_->Act(plugin_, ofx::kActionLoad, nullptr), ofx::kOk);
  }
}

TEST_F(Trouble, InAForkedChildFailsAtOnceAndLeavesTheParentAlone) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0), ofx::kOk);
  const pid_t child = fork();
  if (child == 0) {
    alarm(10);
    const bool refused = Render(1) == ofx::kFailed && effect_->persistent_message.find("forked") != std::string::npos;
    _exit(refused ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  EXPECT_EQ(Render(2), ofx::kOk);
}

}  // namespace
}  // namespace framewright::testing
