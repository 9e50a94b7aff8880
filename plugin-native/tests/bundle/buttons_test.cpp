// What buttons do with what a server finds.
#include <thread>

#include "support/button_rig.h"

namespace framewright::testing {
namespace {

using Findings = std::map<std::string, double>;

Findings Screen(double green, double sure = 0.97) {
  return {{"screen_red", 0.1}, {"screen_main", green}, {"screen_other", 0.2}, {"screen_blue", 0},
          {"pick_red", 0.01},  {"pick_green", 0.5},    {"pick_blue", 0.0625}, {"screen_sure", sure}};
}

TEST_F(Buttons, PickWritesTheScreenOfThisFrameInTheSourcesOwnNumbers) {
  StartServer().SetFindings([](double) { return Screen(0.6); });
  MakeHost();
  Effect& effect = OpenClip("framewright.Key");
  Set("reference_frame", 2);
  Press("pick");
  EXPECT_EQ(effect.parameters["screen_colour"].numbers, (std::vector<double>{0.01, 0.5, 0.0625}));
  EXPECT_EQ(Number("screen"), 3);
  EXPECT_EQ(Text("status"), "Status: Screen green 0.010 0.500 0.062, 97 % sure, picked from frame 4.");
  EXPECT_EQ(effect.clips["Source"].fetched_times, std::vector<double>{4}) << "this frame and no other";
  EXPECT_EQ(Header().parameters().at("find_only").number(), 1);
  EXPECT_EQ(Header().parameters().at("screen").text(), "auto");
}

TEST_F(Buttons, APointTakesTheColourAroundIt) {
  MakeHost();
  Effect& effect = OpenClip("framewright.Key");
  for (int y = 0; y < 36; ++y) {
    for (int x = 0; x < 64; ++x) {
      auto* pixel = reinterpret_cast<float*>(source_.image.At(x, y));
      pixel[0] = 0.25f;
      pixel[1] = x < 32 ? 0.75f : 0.5f;
      pixel[2] = y < 18 ? 0.125f : 0.0f;
    }
  }
  effect.parameters["screen_point"].numbers = {10, 5, 0};
  Press("screen_point");
  EXPECT_EQ(effect.parameters["screen_colour"].numbers, (std::vector<double>{0.25, 0.75, 0.125}));
  EXPECT_EQ(Number("screen"), 3);
  effect.parameters["screen_point"].numbers = {63.5, 35.5, 0};  // of what lies around, only what is in the picture
  Press("screen_point");
  EXPECT_EQ(effect.parameters["screen_colour"].numbers, (std::vector<double>{0.25, 0.5, 0}));
  effect.parameters["screen_point"].numbers = {500, 5, 0};
  Press("screen_point");
  EXPECT_NE(effect.messages.back().find("no picture at the point"), std::string::npos);
  EXPECT_EQ(effect.parameters["screen_colour"].numbers, (std::vector<double>{0.25, 0.5, 0}));
}

TEST_F(Buttons, AnalyseTakesTheFrameWhoseScreenIsMostTypical) {
  StartServer().SetFindings([](double time) { return Screen(time < 3 ? 0.9 : 0.5 + time / 100); });
  MakeHost();
  Effect& effect = OpenClip("framewright.Key", 99);
  Press("analyse");
  EXPECT_EQ(effect.clips["Source"].fetched_times.size(), 12u);
  EXPECT_EQ(effect.clips["Source"].fetched_times.back(), 99);
  EXPECT_GT(Number("reference_frame"), 9);
  EXPECT_NE(Text("status").find("Found in 12 frames, which differ by 0."), std::string::npos) << Text("status");
  EXPECT_FALSE(effect.progress.empty());
}

TEST_F(Buttons, AnalyseLeavesOutFramesWhoseScreenIsAGuess) {
  StartServer().SetFindings([](double time) { return time < 60 ? Screen(0.5, 0.2) : Screen(0.8 + time / 1000, 0.9); });
  MakeHost();
  OpenClip("framewright.Key", 99);
  Press("analyse");
  EXPECT_GE(Number("reference_frame"), 60) << "most frames show bricks";
  EXPECT_NE(Text("status").find("90 % sure"), std::string::npos) << Text("status");
}

TEST_F(Buttons, AFrameWithoutAScreenIsAMessageAndChangesNothing) {
  StartServer().SetFailure(3, "No green or blue screen was found.");  // INVALID_ARGUMENT
  MakeHost();
  Effect& effect = OpenClip("framewright.Key");
  Press("pick");
  ASSERT_EQ(effect.messages.size(), 1u);
  EXPECT_EQ(SentenceOf(effect.messages[0]), "No green or blue screen was found.");
  EXPECT_EQ(Number("screen"), 0);
  EXPECT_NE(Text("status").find("No green or blue screen"), std::string::npos);
}

TEST_F(Buttons, AnArtistMayCancel) {
  StartServer().SetDelay(std::chrono::milliseconds(300));
  MakeHost();
  Effect& effect = OpenClip("framewright.Retime", 500);
  effect.parameters["cut_list"].text = "7";
  effect.cancels = [&] { return effect.progress.size() > 3; };
  const auto start = std::chrono::steady_clock::now();
  Press("list_cuts");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
  EXPECT_EQ(Text("status"), "Status: Cancelled; nothing was changed.");
  EXPECT_EQ(Text("cut_list"), "7");
  EXPECT_TRUE(effect.messages.empty());
}

TEST_F(Buttons, ListCutsNamesTheFirstFrameAfterEach) {
  StartServer().SetFindings([](double time) {
    const bool flash = time == 3.5 || time == 4.5;  // and none from before frame 4 to after it
    return Findings{{"cut", flash || time == 1.5 || time == 6.5 || time == 7.5 || time == 7 ? 1.0 : 0.0}};
  });
  MakeHost();
  OpenClip("framewright.Retime");
  Press("list_cuts");
  EXPECT_EQ(Text("cut_list"), "2, 7-8");
  EXPECT_EQ(Text("status"), "Status: 3 cuts: 2, 7-8.");
}

TEST_F(Buttons, ListBadFramesAsksForDamageOrRepetitionAndGoesByTheListThen) {
  StartServer().SetFindings([](double time) { return Findings{{"bad", 0.0}, {"step", time == 5 ? 0.0 : 0.05}}; });
  MakeHost();
  OpenClip("framewright.Retime");
  Choose("mode", "repair");
  Choose("repair", "duplicates");
  Press("list_bad");
  EXPECT_EQ(Text("frames"), "5");
  EXPECT_EQ(Number("repair"), 0);
  EXPECT_EQ(Text("status"), "Status: 1 repeated frame: 5.");
  EXPECT_EQ(Header().parameters().at("repair").text(), "duplicates");
  Press("list_bad");
  EXPECT_EQ(Header().parameters().at("repair").text(), "damaged");
  EXPECT_EQ(Header().inputs_size(), 3) << "the last frame, and the two before";
}

TEST_F(Buttons, ListRepeatedFramesNamesThoseThatStandStillWhereTheShotMoves) {
  StartServer().SetFindings([](double time) { return Findings{{"step", time == 3 || time == 5 ? 0.0 : 0.1}}; });
  MakeHost();
  OpenClip("framewright.Retime");
  Press("list_repeated");
  EXPECT_EQ(Text("leave_out"), "3, 5");
  EXPECT_EQ(Text("status"), "Status: 2 repeated frames: 3, 5.");
  EXPECT_EQ(Header().parameters().at("repair").text(), "duplicates");
}

TEST_F(Buttons, WithoutAProgressBarTheWorkIsDoneSilently) {
  StartServer().SetFindings([](double time) { return Findings{{"cut", time == 2.5 ? 1.0 : 0.0}}; });
  Habits odd;
  odd.missing_suites = {"OfxProgressSuite"};
  MakeHost(odd);
  OpenClip("framewright.Retime");
  Press("list_cuts");
  EXPECT_EQ(Text("cut_list"), "3");
}

TEST_F(Buttons, ResetTakesEveryControlBackToItsDefault) {
  MakeHost();
  Effect& effect = OpenClip("framewright.Key");
  Press("reset");
  const std::map<std::string, Parameter> fresh = effect.parameters;
  Choose("screen", "blue");
  Set("grow", -3);
  Set("strength", 0.5);
  effect.parameters["model"].text = "other";
  effect.parameters["screen_colour"].numbers = {1, 1, 1};
  Press("reset");
  for (const auto& [name, parameter] : effect.parameters) {
    EXPECT_EQ(parameter.numbers, fresh.at(name).numbers) << name;
    EXPECT_EQ(parameter.text, fresh.at(name).text) << name;
  }
  EXPECT_EQ(Number("strength"), 1);
  EXPECT_EQ(effect.parameters["screen_colour"].numbers, (std::vector<double>{0.1, 0.6, 0.15}));
}

TEST_F(Buttons, MatchToThisFrameHoldsTheMatchFromHere) {
  MakeHost();
  OpenClip("framewright.Style");
  Press("match_here", 6.2);
  EXPECT_EQ(Number("reference_frame"), 6);
  EXPECT_EQ(Number("reference_hold"), 1);
}

TEST_F(Buttons, OpenLogLetsTheDesktopDoItOrSaysWhereItIs) {
  MakeHost();
  Effect& effect = OpenClip("framewright.Model");
  unsetenv("DISPLAY");
  unsetenv("WAYLAND_DISPLAY");
  Press("open_log");
  const std::string folder = (folder_.path() / "state" / "framewright").string();
  EXPECT_EQ(effect.messages.at(0), "The logs are in " + folder + ": server.log and plugin.log.");
  const auto opener = folder_.path() / "bin" / "xdg-open";
  std::filesystem::create_directories(opener.parent_path());
  std::ofstream(opener) << "#!/bin/sh\nsleep 0.1\necho \"$1\" >" << (folder_.path() / "opened") << '\n';
  std::filesystem::permissions(opener, std::filesystem::perms::owner_all);
  setenv("DISPLAY", ":7", 1);
  setenv("PATH", (opener.parent_path().string() + ":/usr/bin:/bin").c_str(), 1);
  Press("open_log");
  EXPECT_EQ(effect.messages.size(), 1u);
  std::string opened;
  for (int i = 0; i < 100 && opened.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    std::ifstream(folder_.path() / "opened") >> opened;
  }
  EXPECT_EQ(opened, folder);
}

TEST_F(Buttons, WithoutAServerTheAnswerIsWhy) {
  MakeHost();
  Effect& effect = OpenClip("framewright.Key");
  for (const char* button : {"diagnose", "next_model", "next_preset", "load_preset", "save_preset", "pick"}) {
    effect.messages.clear();
    Press(button);
    ASSERT_EQ(effect.messages.size(), 1u) << button;
    EXPECT_NE(effect.messages[0].find("server"), std::string::npos) << effect.messages[0];
  }
}

TEST_F(Buttons, OnlyAnArtistPressesThem) {
  StartServer().SetFindings([](double) { return Screen(0.6); });
  MakeHost();
  Effect& effect = OpenClip("framewright.Key");
  for (const char* reason : {"OfxChangeTime", ofx::kChangePluginEdited}) {
    PropertySet in;
    in.Put<std::string>(ofx::kPropChangeReason, {reason});
    in.Put<std::string>(ofx::kPropName, {"pick"});
    host_->Act(plugin_, ofx::kActionInstanceChanged, effect_.get(), &in);
  }
  EXPECT_TRUE(effect.clips["Source"].fetched_times.empty());
}

}  // namespace
}  // namespace framewright::testing
