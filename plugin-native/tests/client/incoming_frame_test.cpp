#include "client/exchange/incoming_frame.h"

#include <gtest/gtest.h>

#include "client/failure.h"
#include "support/pictures.h"

namespace framewright::client {
namespace {

constexpr frame::PixelFormat kFloatRgba{frame::Depth::kFloat, frame::Components::kRgba};
constexpr frame::Bounds kBounds{0, 0, 4, 2};

class Incoming : public ::testing::Test {
 protected:
  Incoming() : source_(kFloatRgba, kBounds), output_(kFloatRgba, kBounds) {
    testing::FillPixels(&source_);
    job_.inputs = {{"Source", 0, source_.image, Alpha::kOpaque, "linear"},
                   {"Mask", 0, source_.image, Alpha::kOnly, ""}};
    job_.output = output_.image;
    job_.window = kBounds;
  }

  static v1::Want WantOf(std::initializer_list<uint32_t> inputs) {
    v1::Want want;
    for (const uint32_t input : inputs) want.add_inputs(input);
    return want;
  }

  // Of nothing but zeros.
  static v1::Chunk ChunkOf(uint64_t offset, size_t bytes) {
    v1::Chunk chunk;
    chunk.set_offset(offset);
    chunk.set_pixels(std::string(bytes, '\0'));
    return chunk;
  }

  static void NoPoll() {}

  testing::Picture source_, output_;
  FrameJob job_;
};

TEST_F(Incoming, WantsAreAnsweredOnceACallAndEachInputOnce) {
  IncomingFrame incoming(job_);
  EXPECT_EQ(incoming.Wanted(WantOf({1, 0})), (std::vector<size_t>{1, 0}));
  EXPECT_THROW(incoming.Wanted(WantOf({0})), Failure);
  incoming.Begin();
  EXPECT_THROW(incoming.Wanted(WantOf({0, 0})), Failure);
  incoming.Begin();
  EXPECT_THROW(incoming.Wanted(WantOf({2})), Failure);
}

TEST_F(Incoming, AFrameInSharedMemoryIsNotSentBesides) {
  const std::vector<std::byte> shared(frame::PackedBytes(kBounds));
  IncomingFrame incoming(job_);
  incoming.ExpectIn(shared.data());
  EXPECT_THROW(incoming.Wanted(WantOf({0})), Failure);
  EXPECT_THROW(incoming.TakeChunk(ChunkOf(0, 16)), Failure);
  incoming.TakeReport({}, NoPoll);
  EXPECT_TRUE(incoming.complete());
  EXPECT_EQ(testing::PixelAt(output_, 1, 1), (std::vector<float>{0, 0, 0, 0}));
}

TEST_F(Incoming, AFrameEndsOnceAndWhole) {
  IncomingFrame incoming(job_);
  EXPECT_THROW(incoming.TakeReport({}, NoPoll), Failure);
  incoming.TakeChunk(ChunkOf(0, 128));
  EXPECT_FALSE(incoming.complete());
  incoming.TakeReport({}, NoPoll);
  EXPECT_TRUE(incoming.complete());
  EXPECT_THROW(incoming.TakeReport({}, NoPoll), Failure);
  EXPECT_THROW(incoming.TakeChunk(ChunkOf(128, 0)), Failure);
}

TEST_F(Incoming, AReportIsMadeOfLinesThatAPanelCanShow) {
  const std::vector<std::byte> shared(frame::PackedBytes(kBounds));
  IncomingFrame incoming(job_);
  incoming.ExpectIn(shared.data());
  v1::FrameReport report;
  report.set_device("cpu\nforged line");
  report.add_warnings(std::string(4 << 20, 'w'));
  incoming.TakeReport(report, NoPoll);
  EXPECT_EQ(incoming.report().device, "cpu forged line");
  EXPECT_LT(incoming.report().warnings.at(0).size(), 1100u);
}

}  // namespace
}  // namespace framewright::client
