// Who may know whom: reads the includes of every source file.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace framewright {
namespace {

const std::filesystem::path kSources = FRAMEWRIGHT_SOURCES;

const std::map<std::string, std::set<std::string>> kMayKnow = {
    {"ofx", {"ofx"}},
    {"platform", {"platform"}},
    {"frame", {"frame"}},
    {"client", {"client", "frame", "platform", "framewright"}},
    {"host", {"host", "client", "frame", "platform", "ofx", "framewright"}},
};

// The rooms within others, and which of them each may know; a room's own files know all that are within.
const std::map<std::string, std::set<std::string>> kWithin = {
    {"values", {"values"}},
    {"panel", {"panel", "values"}},
    {"effect", {"effect", "panel", "values"}},
    {"press", {"press", "host", "effect", "panel", "values"}},
    {"server", {"server", "client"}},
    {"exchange", {"exchange", "server", "client"}},
};

const std::set<std::string> kGrpcHeads = {"grpcpp", "grpc", "google", "absl", "framewright"};

// The files of a room, or of all of them, with what each includes: "room/file.h" or "grpcpp/grpcpp.h" -> first folder.
template <typename Visit>
void EachInclude(Visit visit) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSources)) {
    if (!entry.is_regular_file() || entry.path().parent_path() == kSources) continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (line.rfind("#include ", 0) != 0) continue;
      const std::string included = line.substr(10, line.size() - 11);
      const size_t slash = included.find('/');
      const std::string room = entry.path().lexically_relative(kSources).begin()->string();
      visit(entry.path().string(), room, slash == std::string::npos ? "" : included.substr(0, slash), line);
    }
  }
}

TEST(Walls, RoomsIncludeOnlyRoomsTheyMayKnow) {
  int seen = 0;
  EachInclude([&](const std::string& file, const std::string& room, const std::string& head, const std::string& line) {
    ASSERT_EQ(kMayKnow.count(room), 1u) << file << " is in a room that the plan does not have";
    if (kMayKnow.count(head) == 0) return;
    ++seen;
    EXPECT_EQ(kMayKnow.at(room).count(head), 1u) << file << ": " << line;
  });
  EXPECT_GT(seen, 50);
}

TEST(Walls, RoomsWithinOthersLookOneWay) {
  int seen = 0;
  EachInclude([&](const std::string& file, const std::string& room, const std::string& head, const std::string& line) {
    const std::string within = std::filesystem::path(file).parent_path().filename().string();
    if (within == room || head != room) return;
    ASSERT_EQ(kWithin.count(within), 1u) << file << " is in a room that the plan does not have";
    const std::filesystem::path included = line.substr(10, line.size() - 11);
    ++seen;
    EXPECT_EQ(kWithin.at(within).count(included.parent_path().filename().string()), 1u) << file << ": " << line;
  });
  EXPECT_GT(seen, 10);
}

TEST(Walls, OnlyTheClientKnowsGrpcAndTheContractButForItsPanels) {
  EachInclude([](const std::string& file, const std::string& room, const std::string& head, const std::string& line) {
    const bool panels = room == "host" && line == "#include \"framewright/v1/panel.pb.h\"";
    EXPECT_TRUE(room == "client" || panels || kGrpcHeads.count(head) == 0) << file << ": " << line;
  });
}

TEST(Walls, PanelsComeIntoTheHostByOneDoor) {
  EachInclude([](const std::string& file, const std::string& room, const std::string& head, const std::string& line) {
    if (room != "host" || head != "framewright") return;
    EXPECT_EQ(std::filesystem::path(file).filename(), "panel.h") << line;
  });
}

TEST(Walls, TheHostSeesOfTheClientOnlyWhatHidesGrpc) {
  const std::set<std::string> doors = {"client/answers.h", "client/client.h", "client/failure.h", "client/frame_job.h"};
  EachInclude([&](const std::string& file, const std::string& room, const std::string& head, const std::string& line) {
    if (room != "host" || head != "client") return;
    EXPECT_EQ(doors.count(line.substr(10, line.size() - 11)), 1u) << file << ": " << line;
  });
}

TEST(Walls, NoFileIsLongerThanThreeHundredLines) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSources)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    int lines = 0;
    for (std::string line; std::getline(in, line);) ++lines;
    EXPECT_LE(lines, 300) << entry.path();
  }
}

}  // namespace
}  // namespace framewright
