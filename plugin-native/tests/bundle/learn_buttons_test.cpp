// What Learn's buttons take to a server, and what they say.
#include "support/button_rig.h"

namespace framewright::testing {
namespace {

class LearnButtons : public Buttons {
 protected:
  // A clip of ten frames, and another with what was done by hand.
  Effect& OpenLearn() {
    Effect& effect = OpenClip("framewright.Learn");
    effect.clips["Example"].properties.Put<int>(ofx::kClipConnected, {1});
    effect.clips["Example"].frame_at = [this](double) { return &source_; };
    return effect;
  }

  // A server for which these frames were done by hand.
  void StartServerWith(const std::set<double>& by_hand) {
    StartServer().SetFindings([by_hand](double time) {
      return std::map<std::string, double>{{"there", 1}, {"changed", by_hand.count(time) != 0 ? 0.5 : 0.0}};
    });
  }

  v1::LearnRequest Order() {
    v1::LearnRequest order;
    order.ParseFromString(server_->order());
    return order;
  }

  std::vector<int> Frames() {
    const v1::LearnRequest order = Order();
    return {order.learn().frames().begin(), order.learn().frames().end()};
  }

  void ExpectSays(const std::string& sentence) {
    Press("learn");
    EXPECT_NE(Text("status").find(sentence), std::string::npos) << Text("status");
  }
};

TEST_F(LearnButtons, LearnTakesWhatDiffersToACourseOfANewName) {
  StartServerWith({3, 7});
  MakeHost();
  Effect& effect = OpenLearn();
  effect.parameters["version"].text = "0123456789ab";
  Set("minutes", 2);
  Choose("size", "small");
  Press("learn");
  EXPECT_EQ(Frames(), (std::vector<int>{3, 7}));
  EXPECT_EQ(Order().learn().size(), "small");
  EXPECT_EQ(Order().learn().task(), "automatic");
  EXPECT_EQ(Order().learn().minutes(), 2);
  EXPECT_EQ(Text("name").rfind("learned-", 0), 0u);
  EXPECT_EQ(Order().course(), Text("name"));
  EXPECT_EQ(Header().parameters().at("bring_to").text(), Text("name"));
  EXPECT_EQ(Header().inputs_size(), 2) << "the source and the example";
  EXPECT_EQ(effect.clips["Example"].fetched_times.size(), 10u);
  EXPECT_EQ(Text("version"), "") << "the picture is to get better";
  EXPECT_EQ(Text("status"), "Status: " + Text("name") + " learns.");
}

TEST_F(LearnButtons, LearnTakesTheFramesThatAreNamedAndNoOther) {
  StartServerWith({1, 4, 5});
  MakeHost();
  Effect& effect = OpenLearn();
  effect.parameters["name"].text = "look";
  effect.parameters["examples"].text = "1, 4-5";
  Press("learn");
  EXPECT_EQ(Frames(), (std::vector<int>{1, 4, 5}));
  EXPECT_EQ(Order().course(), "look");
  EXPECT_EQ(effect.clips["Example"].fetched_times, (std::vector<double>{1, 4, 5}));
}

TEST_F(LearnButtons, FilesStandForTheClip) {
  StartServerWith({2, 6});
  MakeHost();
  Effect& effect = OpenClip("framewright.Learn");
  for (const char* name : {"p.0002.png", "p.0006.png", "p.0099.png"}) std::ofstream(folder_.path() / name) << "x";
  effect.parameters["example_files"].text = (folder_.path() / "p.%04d.png").string();
  Press("learn");
  EXPECT_EQ(Frames(), (std::vector<int>{2, 6}));
  EXPECT_EQ(Header().parameters().at("example_file").text(), (folder_.path() / "p.0006.png").string());
  effect.parameters["example_files"].text = (folder_.path() / "p.0002.png").string();
  Press("learn", 2);
  EXPECT_EQ(Frames(), (std::vector<int>{2})) << "one picture is that of the current frame";
}

TEST_F(LearnButtons, WrongOrdersAreSentencesAndChangeNothing) {
  StartServerWith({});
  MakeHost();
  Effect& effect = OpenLearn();
  ExpectSays("No example differs from the source");
  effect.parameters["examples"].text = "99";
  ExpectSays("Frame 99 is not in the clip, which has frames 0 to 9.");
  effect.parameters["examples"].text = "two";
  ExpectSays("Example frames cannot be read.");
  effect.parameters["examples"].text = "2";
  ExpectSays("The example of frame 2 is the frame itself");
  server_->SetFindings([](double) { return std::map<std::string, double>{{"there", 0}}; });
  ExpectSays("There is no example of frame 2.");
  server_->SetFailure(3, "The example of frame 2 is 16 x 16 pixels.");
  ExpectSays("is 16 x 16 pixels");
  effect.clips["Example"].properties.Put<int>(ofx::kClipConnected, {0});
  ExpectSays("There are no examples.");
  EXPECT_EQ(Text("name"), "");
  EXPECT_EQ(server_->order(), "") << "no course was begun";
}

TEST_F(LearnButtons, AnotherFrameRateIsSaidSinceSomeApplicationsCountItsFramesOtherwise) {
  StartServerWith({3});
  MakeHost();
  Effect& effect = OpenLearn();
  effect.clips["Source"].properties.Put<double>(ofx::kArgFrameRate, {24});
  effect.clips["Example"].properties.Put<double>(ofx::kArgFrameRate, {24});
  Press("learn");
  EXPECT_EQ(Text("status").find("frames a second"), std::string::npos) << Text("status");
  effect.clips["Example"].properties.Put<double>(ofx::kArgFrameRate, {25});
  ExpectSays("The clip Example has 25 frames a second, and the source 24");
  EXPECT_EQ(Frames(), (std::vector<int>{3})) << "it may be right all the same";
}

TEST_F(LearnButtons, OtherButtonsSpeakOfTheCourseOfTheName) {
  StartServerWith({3});
  MakeHost();
  Effect& effect = OpenLearn();
  Press("pause");
  EXPECT_EQ(effect.messages.size(), 1u) << "nothing is learned yet";
  effect.parameters["name"].text = "look";
  Press("pause");
  EXPECT_TRUE(Order().has_pause());
  Press("go_on");
  EXPECT_TRUE(Order().has_go_on());
  const double seen = Number("seen");
  Press("show_progress");
  EXPECT_TRUE(Order().has_look());
  EXPECT_EQ(Number("seen"), seen + 1) << "else a host takes the older picture";
  Press("keep_version");
  EXPECT_EQ(Text("version"), "0123456789ab");
  Render(0);
  EXPECT_EQ(Header().model(), "look@0123456789ab");
  Press("forget");
  EXPECT_TRUE(Order().has_forget());
  EXPECT_EQ(Text("name") + Text("version"), "");
}

TEST_F(LearnButtons, WhereThereAreNoOtherFramesTheCommandDoesIt) {
  Habits odd;
  odd.temporal_access = false;
  MakeHost(odd);
  OpenLearn();
  ExpectSays("Use 'framewright learn'.");
}

}  // namespace
}  // namespace framewright::testing
