#include "frame/message_picture.h"

#include <gtest/gtest.h>

#include <set>

#include "support/pictures.h"

namespace framewright::frame {
namespace {

using testing::Picture;
using testing::PixelAt;

TEST(WrapText, BreaksBetweenWordsAndLongWordsAnywhere) {
  EXPECT_EQ(WrapText("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(WrapText("abcdefghij", 4), (std::vector<std::string>{"abcd", "efgh", "ij"}));
  EXPECT_EQ(WrapText("", 4), (std::vector<std::string>{""}));
}

TEST(DrawMessage, DrawsInkOnPaperAndIsOpaque) {
  Picture picture({Depth::kFloat, Components::kRgba}, {0, 0, 640, 360});
  DrawMessage(picture.image, picture.image.bounds, "The server does not answer.");
  std::set<float> reds;
  for (int y = 0; y < 360; ++y) {
    for (int x = 0; x < 640; ++x) {
      reds.insert(PixelAt(picture, x, y)[0]);
      ASSERT_EQ(PixelAt(picture, x, y)[3], 1);
    }
  }
  EXPECT_EQ(reds.size(), 3u);  // paper, stripe, ink
}

TEST(DrawMessage, WorksDownToOnePixelAndStaysInsideTheWindow) {
  for (const Bounds bounds : {Bounds{0, 0, 1, 1}, Bounds{0, 0, 1, 500}, Bounds{0, 0, 500, 1}, Bounds{-5, -5, 20, 9}}) {
    Picture picture({Depth::kByte, Components::kRgb}, bounds);
    DrawMessage(picture.image, bounds, std::string(1000, 'w') + " and more");
  }
  Picture picture({Depth::kByte, Components::kRgba}, {0, 0, 50, 50});
  DrawMessage(picture.image, {10, 10, 20, 20}, "Hello");
  EXPECT_EQ(std::to_integer<int>(*picture.image.At(5, 5)), 0);
  EXPECT_EQ(std::to_integer<int>(picture.image.At(15, 15)[3]), 255);
}

}  // namespace
}  // namespace framewright::frame
