#include "client/exchange/incoming_frame.h"

#include <algorithm>

#include "client/exchange/frame_header.h"
#include "client/exchange/pieces.h"
#include "client/failure.h"
#include "client/patience.h"

namespace framewright::client {
namespace {

Failure Nonsense(const char* what) {
  return {ErrorKind::kInternal, std::string("The inference server ") + what + ". Install the same version of both."};
}

}  // namespace

IncomingFrame::IncomingFrame(const FrameJob& job)
    : job_(job),
      unpacker_(job.output, job.window, primary().bounds, job.strength, &primary()),
      rows_(RowBytes(primary()), frame::PackedBytes(primary().bounds),
            [this](int first, int count, const std::byte* rows) { unpacker_.UnpackRows(first, count, rows); }) {}

std::vector<size_t> IncomingFrame::Wanted(const v1::Want& want) {
  if (shared_pixels_ != nullptr || asked_) throw Nonsense("asked for a frame that it has");
  asked_ = true;
  std::vector<size_t> wanted;
  for (const uint32_t input : want.inputs()) {
    if (input >= job_.inputs.size()) throw Nonsense("asked for a frame that it was not told of");
    if (std::find(wanted.begin(), wanted.end(), input) != wanted.end()) throw Nonsense("asked for a frame twice");
    wanted.push_back(input);
  }
  return wanted;
}

void IncomingFrame::TakeChunk(const v1::Chunk& chunk) {
  const auto start = Patience::Clock::now();
  if (shared_pixels_ != nullptr || complete_ || !rows_.Add(chunk.offset(), chunk.pixels())) {
    throw Nonsense("sent pixels that do not fit the frame");
  }
  report_.copy_out_ms += MillisecondsSince(start);
}

void IncomingFrame::TakeReport(const v1::FrameReport& report, const Poll& poll) {
  const auto start = Patience::Clock::now();
  if (complete_) throw Nonsense("ended the frame twice");
  if (shared_pixels_ != nullptr) {
    CopySharedPixels(poll);
  } else if (!rows_.complete()) {
    throw Nonsense("sent only a part of the frame");
  }
  unpacker_.ClearOutside();
  AddReport(report, &report_);
  complete_ = true;
  report_.copy_out_ms += MillisecondsSince(start);
}

void IncomingFrame::CopySharedPixels(const Poll& poll) {
  EachPiece(primary(), kCopyBytes, [&](int first, int count) {
    unpacker_.UnpackRows(first, count, shared_pixels_ + static_cast<size_t>(first) * RowBytes(primary()));
    poll();
  });
}

}  // namespace framewright::client
