#include "platform/one_line.h"

#include <gtest/gtest.h>

namespace framewright::platform {
namespace {

TEST(OneLine, KeepsWhatReadsWell) { EXPECT_EQ(OneLine("Größe 100 %: 日本"), "Größe 100 %: 日本"); }

TEST(OneLine, HasNoControlCharacters) { EXPECT_EQ(OneLine(std::string("a\nb\tc\0d\x7F", 8)), "a b c d "); }

TEST(OneLine, CutsBetweenCharacters) {
  EXPECT_EQ(OneLine("abcdef", 6), "abcdef");
  EXPECT_EQ(OneLine("abcdef", 5), "abcde...");
  EXPECT_EQ(OneLine("aé", 2), "a...");
  EXPECT_EQ(OneLine("\x80\x80\x80", 2), "...");  // no beginning of a character anywhere
}

}  // namespace
}  // namespace framewright::platform
