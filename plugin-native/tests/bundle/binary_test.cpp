// What the linker made: exports, dependencies, size, and nothing that names the machine it was built on.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

namespace framewright {
namespace {

const std::string kBinary = FRAMEWRIGHT_BUNDLE_BINARY;

// What a tool says of the binary, whose path may hold spaces.
std::string OutputOf(const std::string& tool) {
  const std::string command = tool + " '" + kBinary + "'";
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer;
  for (size_t read; (read = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) output.append(buffer.data(), read);
  EXPECT_EQ(pclose(pipe), 0) << command;
  return output;
}

TEST(Binary, ExportsExactlyTheThreeSymbolsOfOpenFx) {
  std::istringstream lines(OutputOf("nm -D --defined-only"));
  std::set<std::string> names;
  for (std::string address, type, name; lines >> address >> type >> name;) names.insert(name);
  EXPECT_EQ(names, (std::set<std::string>{"OfxGetNumberOfPlugins", "OfxGetPlugin", "OfxSetHost"}));
}

TEST(Binary, NeedsOnlyTheCLibraryTheMathLibraryAndTheLoader) {
  std::istringstream lines(OutputOf("readelf -d"));
  std::set<std::string> needed;
  bool stays = false;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_EQ(line.find("TEXTREL"), std::string::npos);
    stays |= line.find("NODELETE") != std::string::npos;
    if (line.find("(NEEDED)") == std::string::npos) continue;
    const size_t open = line.find('[');
    const std::string name = line.substr(open + 1, line.find(']') - open - 1);
    needed.insert(name.substr(0, name.find(".so")));
  }
  EXPECT_TRUE(stays) << "must stay mapped after an unload";
  for (const std::string& name : needed) {
    EXPECT_TRUE(name == "libc" || name == "libm" || name.rfind("ld-linux", 0) == 0) << name;
  }
}

#if defined(__GLIBC__) && __GLIBC_MINOR__ <= 36
TEST(Binary, LoadsWhereGlibcIsTwoYearsOlder) {  // Rocky 9 has 2.34, Ubuntu 22.04 has 2.35
  std::istringstream words(OutputOf("readelf -V -W"));
  int newest = 0;
  for (std::string word; words >> word;) {
    if (word.rfind("GLIBC_2.", 0) == 0) newest = std::max(newest, std::atoi(word.c_str() + 8));
  }
  EXPECT_GT(newest, 0);
  EXPECT_LE(newest, 34);
}
#endif

TEST(Binary, HasAPictureForHostsThatDrawNoSvgBesideEachIcon) {
  const auto resources = std::filesystem::path(kBinary).parent_path().parent_path() / "Resources";
  int icons = 0;
  for (const auto& entry : std::filesystem::directory_iterator(resources)) {
    if (entry.path().extension() != ".svg") continue;
    ++icons;
    std::ifstream picture(std::filesystem::path(entry.path()).replace_extension(".png"), std::ios::binary);
    std::string start(24, ' ');
    picture.read(start.data(), 24);
    EXPECT_EQ(start.substr(1, 3), "PNG") << entry.path();
    EXPECT_EQ(start.substr(16), std::string("\0\0\0\x80\0\0\0\x80", 8)) << "128 by 128: " << entry.path();
  }
  EXPECT_EQ(icons, 5);
}

TEST(Binary, IsStrippedAndUnderEightMegabytes) {
  EXPECT_LT(std::filesystem::file_size(kBinary), 8u << 20);
  EXPECT_EQ(OutputOf("readelf -SW").find(".symtab"), std::string::npos);
}

TEST(Binary, DoesNotNameTheFolderItWasBuiltIn) {
  std::ifstream in(kBinary, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const std::string folder = std::filesystem::path(kBinary).parent_path().parent_path().parent_path().parent_path();
  EXPECT_EQ(bytes.find(folder), std::string::npos);
  EXPECT_EQ(bytes.find("native-deps/build."), std::string::npos);
}

}  // namespace
}  // namespace framewright
