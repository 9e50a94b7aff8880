#include "client/exchange/incoming_rows.h"

#include <gtest/gtest.h>

namespace framewright::client {
namespace {

TEST(IncomingRows, AreTheFrameWhereverItWasCut) {
  const std::string frame = "aaaabbbbccccdddd";
  for (size_t piece = 1; piece <= frame.size(); ++piece) {
    std::string rebuilt;
    IncomingRows rows(4, frame.size(), [&](int first, int count, const std::byte* pixels) {
      EXPECT_EQ(static_cast<size_t>(first) * 4, rebuilt.size());
      rebuilt.append(reinterpret_cast<const char*>(pixels), static_cast<size_t>(count) * 4);
    });
    for (size_t at = 0; at < frame.size(); at += piece) {
      EXPECT_FALSE(rows.complete());
      EXPECT_TRUE(rows.Add(at, frame.substr(at, piece)));
    }
    EXPECT_TRUE(rows.complete());
    EXPECT_EQ(rebuilt, frame) << "in pieces of " << piece;
  }
}

TEST(IncomingRows, RefuseGapsRepetitionsAndWhatGoesBeyondTheFrame) {
  IncomingRows rows(4, 8, [](int, int, const std::byte*) {});
  EXPECT_FALSE(rows.Add(4, "bbbb"));
  EXPECT_TRUE(rows.Add(0, "aaaa"));
  EXPECT_FALSE(rows.Add(0, "aaaa"));
  EXPECT_FALSE(rows.Add(4, "bbbbc"));
  EXPECT_TRUE(rows.Add(4, "bbbb"));
  EXPECT_FALSE(rows.Add(8, "c"));
}

}  // namespace
}  // namespace framewright::client
