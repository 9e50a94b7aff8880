// What a server answers to one frame, read without trust: which inputs it wants, the pixels of the result, the report
// at the end. Puts the pixels into the job's output. Knows no call.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "client/exchange/incoming_rows.h"
#include "client/frame_job.h"
#include "frame/pack.h"
#include "framewright/v1/framewright.pb.h"

namespace framewright::client {

// Every function throws Failure when what the server says does not fit the frame.
class IncomingFrame {
 public:
  using Poll = std::function<void()>;

  explicit IncomingFrame(const FrameJob& job);

  // The server was given every input, and puts the result here.
  void ExpectIn(const std::byte* pixels) { shared_pixels_ = pixels; }

  // A call begins, again where the queue was full before.
  void Begin() { asked_ = false; }

  // The inputs to send, in this order: each at most once, and a server asks but once.
  std::vector<size_t> Wanted(const v1::Want& want);
  void TakeChunk(const v1::Chunk& chunk);
  // The end: copies what was not in chunks, looking up now and then by `poll`.
  void TakeReport(const v1::FrameReport& report, const Poll& poll);

  // Is the result in the output?
  bool complete() const { return complete_; }
  FrameReport& report() { return report_; }

 private:
  void CopySharedPixels(const Poll& poll);
  const frame::HostImage& primary() const { return job_.inputs.front().image; }

  const FrameJob& job_;
  frame::Unpacker unpacker_;
  IncomingRows rows_;
  const std::byte* shared_pixels_ = nullptr;
  bool asked_ = false;
  bool complete_ = false;
  FrameReport report_;
};

}  // namespace framewright::client
