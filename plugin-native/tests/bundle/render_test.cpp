#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <limits>
#include <thread>

#include "framewright/v1/framewright.pb.h"
#include "support/rig.h"

namespace framewright::testing {
namespace {

class Rendering : public Rig {
 protected:
  v1::RenderHeader Header() {
    v1::RenderHeader header;
    header.ParseFromString(server_->header());
    return header;
  }
};

TEST_F(Rendering, WithoutAServerFailsWithASentenceThatSaysWhatToDo) {
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_NE(effect.persistent_message.find("framewright doctor"), std::string::npos) << effect.persistent_message;
  EXPECT_EQ(host_->images_out, 0);
}

TEST_F(Rendering, WithoutPersistentMessagesTellsOnceAndNotOncePerFrame) {
  Traits odd;
  odd.null_message_slots = true;
  MakeHost(odd);
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Render(i), ofx::kFailed);
  EXPECT_EQ(effect.messages.size(), 1u);
}

TEST_F(Rendering, DrawsTheFailureIntoThePictureWhenTheArtistWants) {
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Open("framewright.Model", &source, &output);
  Choose("on_error", "picture");
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(PixelAt(output, 3, 3)[3], 1);
}

TEST_F(Rendering, WithoutASourceIsTransparentBlack) {
  MakeHost();
  Picture output(kFloatRgba, kSmall);
  FillPixels(&output);
  Open("framewright.Key", nullptr, &output);
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(PixelAt(output, 10, 10), (std::vector<float>{0, 0, 0, 0}));
}

TEST_F(Rendering, OfAFrameThatTheHostLacksIsNotMadeFromAnotherFrame) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  FillPixels(&output);
  Effect& effect = Open("framewright.Key", &source, &output);
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRange, {0, 9});
  effect.clips["Source"].frame_at = [&](double time) { return time == 0 ? &source : nullptr; };
  EXPECT_EQ(Render(5), ofx::kOk);
  EXPECT_EQ(PixelAt(output, 10, 10), (std::vector<float>{0, 0, 0, 0}));
  EXPECT_EQ(host_->images_out, 0);
}

class EveryImage : public Rendering, public ::testing::WithParamInterface<std::tuple<int, int, bool, bool>> {};

TEST_P(EveryImage, PassesAnIdentityModelBitForBit) {
  const auto [depth, components, top_down, in_stream] = GetParam();
  if (in_stream) setenv("FRAMEWRIGHT_TRANSPORT", "stream", 1);
  const frame::PixelFormat format{static_cast<frame::Depth>(depth), static_cast<frame::Components>(components)};
  const frame::Bounds bounds{-7, 3, 500, 260};
  StartServer();
  MakeHost();
  Picture source(format, bounds, top_down, 12), output(format, bounds, !top_down);
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0, bounds), ofx::kOk) << effect_->persistent_message;
  EXPECT_TRUE(SamePixels(source, output, bounds));
  EXPECT_EQ(server_->created_regions(), in_stream ? 0 : 2);
  unsetenv("FRAMEWRIGHT_TRANSPORT");
}

INSTANTIATE_TEST_SUITE_P(Images, EveryImage,
                         ::testing::Combine(::testing::Range(0, 4), ::testing::Range(0, 3), ::testing::Bool(),
                                            ::testing::Bool()));

TEST_F(Rendering, CarriesExtremeFloatsBothWays) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, {0, 0, 2, 1}), output(kFloatRgba, {0, 0, 2, 1});
  const float extremes[] = {-0.5f, 1e4f, std::numeric_limits<float>::infinity(), std::nanf(""), -0.0f, 1e-42f,
                            3e38f, 1};
  std::memcpy(source.image.data, extremes, sizeof extremes);
  Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0, {0, 0, 2, 1}), ofx::kOk);
  EXPECT_EQ(std::memcmp(output.image.data, extremes, sizeof extremes), 0);
}

TEST_F(Rendering, WritesOnlyTheRenderWindow) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, {-10, -10, 80, 50});
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0, {-5, 4, 30, 20}), ofx::kOk);
  EXPECT_EQ(PixelAt(output, 29, 19), PixelAt(source, 29, 19));
  EXPECT_EQ(PixelAt(output, 30, 19), (std::vector<float>{0, 0, 0, 0}));
  EXPECT_EQ(PixelAt(output, -5, 4), (std::vector<float>{0, 0, 0, 0}));
}

TEST_F(Rendering, TellsTheServerEverythingAboutTheFrame) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), mask({frame::Depth::kByte, frame::Components::kAlpha}, {4, 4, 20, 16});
  Picture output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Key", &source, &output);
  effect.clips["Inside"].properties.Put<int>(ofx::kClipConnected, {1});
  effect.clips["Inside"].frame_at = [&](double) { return &mask; };
  effect.clips["Outside"].frame_at = [&](double) { return &mask; };  // has an image but says nothing: not connected
  Choose("screen", "blue");
  ASSERT_EQ(Render(7), ofx::kOk);
  const v1::RenderHeader header = Header();
  EXPECT_EQ(header.effect(), "key");
  EXPECT_EQ(header.time(), 7);
  EXPECT_EQ(header.parameters().at("screen").text(), "blue");
  EXPECT_EQ(header.parameters().at("quality").text(), "full");
  EXPECT_EQ(header.parameters().at("screen_colour").numbers().values_size(), 3);
  for (const char* own : {"bypass", "strength", "model", "input_colour", "on_error", "device", "status"}) {
    EXPECT_EQ(header.parameters().count(own), 0u) << own;
  }
  ASSERT_EQ(header.inputs_size(), 2);
  EXPECT_EQ(header.inputs(0).clip(), "Source");
  EXPECT_EQ(header.inputs(0).format().alpha(), v1::ALPHA_PREMULTIPLIED);
  EXPECT_EQ(header.inputs(0).format().colour_space(), "linear");
  EXPECT_EQ(header.inputs(0).content_id().size(), 16u);
  EXPECT_EQ(header.inputs(1).clip(), "Inside");
  EXPECT_EQ(header.inputs(1).format().alpha(), v1::ALPHA_ONLY);
  EXPECT_EQ(header.inputs(1).format().left(), 4);
  EXPECT_EQ(header.inputs(1).format().top(), 20);
}

TEST_F(Rendering, SendsTheModelsOwnParametersAndRefusesHalfOnes) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  effect.parameters["parameters"].text = "amount=0.5 mode=soft";
  ASSERT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(Header().parameters().at("amount").number(), 0.5);
  EXPECT_EQ(Header().parameters().at("mode").text(), "soft");
  effect.parameters["parameters"].text = "amount";
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_NE(effect.persistent_message.find("'amount'"), std::string::npos);
}

TEST_F(Rendering, IgnoresBlackImagesOfUnconnectedInputsInResolve) {
  StartServer();
  Traits resolve;
  resolve.name = "DaVinciResolve";
  MakeHost(resolve);
  Picture source(kFloatRgba, kSmall), black(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Effect& effect = Open("framewright.Key", &source, &output);
  for (const char* name : {"Inside", "Outside", "CleanPlate", "Background"}) {
    effect.clips[name].properties.Put<int>(ofx::kClipConnected, {1});
    effect.clips[name].frame_at = [&](double) { return &black; };
  }
  ASSERT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(Header().inputs_size(), 1);
  EXPECT_EQ(Header().inputs(0).format().colour_space(), "rec709");
}

TEST_F(Rendering, MixesByStrength) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Open("framewright.Model", &source, &output);
  Set("strength", 0.5);
  ASSERT_EQ(Render(0), ofx::kOk);
  EXPECT_TRUE(SamePixels(source, output, kSmall));  // half of the source over the source
}

TEST_F(Rendering, ReusesItsRegions) {
  StartServer();
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Open("framewright.Model", &source, &output);
  for (int i = 0; i < 10; ++i) ASSERT_EQ(Render(i), ofx::kOk);
  EXPECT_EQ(server_->created_regions(), 2);
}

TEST_F(Rendering, ShowsTheServersSentence) {
  StartServer().SetFailure(5, "The model framewright-x is not installed. Choose another.");
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  EXPECT_EQ(Render(0), ofx::kFailed);
  EXPECT_EQ(effect.persistent_message, "The model framewright-x is not installed. Choose another.");
  server_->SetFailure(0, "");
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_EQ(effect.persistent_message, "");
}

TEST_F(Rendering, FindsANewServerWhenTheOldOneIsGone) {
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

TEST_F(Rendering, ReturnsAtOnceWhenTheHostAborts) {
  StartServer();
  MakeHost();
  const frame::Bounds bounds{0, 0, 320, 180};
  Picture source(kFloatRgba, bounds), output(kFloatRgba, bounds);
  FillPixels(&source);
  Effect& effect = Open("framewright.Model", &source, &output);
  ASSERT_EQ(Render(0, bounds), ofx::kOk);
  server_->SetDelay(std::chrono::milliseconds(400));
  std::vector<double> delays_ms;
  for (int i = 0; i < 200; ++i) {
    using Clock = std::chrono::steady_clock;
    const auto abort_at = Clock::now() + std::chrono::microseconds((i * 7919) % 60000);
    effect.abort = [&] { return Clock::now() >= abort_at; };
    EXPECT_EQ(Render(i, bounds), ofx::kOk);
    delays_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - abort_at).count());
    std::memset(output.memory.data(), i, output.memory.size());
  }
  EXPECT_LT(*std::max_element(delays_ms.begin(), delays_ms.end()), 100)
      << "milliseconds from the abort to the plugin's return";
  const std::vector<std::byte> untouched = output.memory;
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  EXPECT_EQ(output.memory, untouched) << "a frame was written after the abort";
  EXPECT_EQ(server_->running_renders(), 0);
  effect.abort = [] { return false; };
  server_->SetDelay(std::chrono::milliseconds(0));
  ASSERT_EQ(Render(0, bounds), ofx::kOk);
  EXPECT_TRUE(SamePixels(source, output, bounds));
}

TEST_F(Rendering, LeaksNoRegionWhenTheHostAbortsWhileItIsMade) {
  StartServer().SetRegionDelay(std::chrono::milliseconds(200));
  MakeHost();
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  Effect& effect = Open("framewright.Model", &source, &output);
  effect.abort = [&] { return server_->created_regions() == 0; };
  EXPECT_EQ(Render(0), ofx::kOk);
  for (int i = 0; i < 100 && (server_->created_regions() == 0 || server_->live_regions() > 0); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(server_->created_regions(), 1);
  EXPECT_EQ(server_->live_regions(), 0);
}

TEST_F(Rendering, ManyFramesAtOnceEachGetTheirOwnPixels) {
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

TEST_F(Rendering, UnloadsWithLiveInstancesAndRendersAgain) {
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

TEST_F(Rendering, InAForkedChildFailsAtOnceAndLeavesTheParentAlone) {
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

TEST_F(Rendering, WorksInHostsThatLackAlmostEverything) {
  StartServer();
  Traits odd;
  odd.only_first_properties = true;
  odd.null_optional_slots = true;
  odd.message_suites = false;
  MakeHost(odd);
  Picture source(kFloatRgba, kSmall), output(kFloatRgba, kSmall);
  FillPixels(&source);
  Open("framewright.Model", &source, &output, ofx::kContextFilter);
  EXPECT_EQ(Render(0), ofx::kOk);
  EXPECT_TRUE(SamePixels(source, output, kSmall));
}

}  // namespace
}  // namespace framewright::testing
