// All that a server answers to one frame: several messages, each after its length in two bytes. In front of them the
// frame's own shape.
#include "client/exchange/incoming_frame.h"
#include "client/failure.h"
#include "host/frame_log.h"
#include "support/pictures.h"
#include "target.h"

using namespace framewright;

namespace {

frame::PixelFormat FormatFrom(fuzz::Input* input) {
  return {static_cast<frame::Depth>(input->Within(0, 3)), static_cast<frame::Components>(input->Within(0, 2))};
}

frame::Bounds BoundsFrom(fuzz::Input* input) {
  const int left = input->Within(-3, 3), bottom = input->Within(-3, 3);
  return {left, bottom, left + input->Within(1, 9), bottom + input->Within(1, 9)};
}

void React(const v1::RenderResponse& answer, client::IncomingFrame* incoming) {
  if (answer.has_want()) incoming->Wanted(answer.want());
  if (answer.has_chunk()) incoming->TakeChunk(answer.chunk());
  if (answer.has_report()) incoming->TakeReport(answer.report(), [] {});
}

void ReadAll(fuzz::Input* input, client::IncomingFrame* incoming) {
  while (!input->empty()) {
    const size_t length = input->Byte() + size_t{256} * input->Byte();
    v1::RenderResponse answer;
    if (answer.ParseFromString(input->Bytes(length))) React(answer, incoming);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  testing::Picture source(FormatFrom(&input), BoundsFrom(&input), input.Within(0, 1) == 1);
  testing::Picture output(FormatFrom(&input), BoundsFrom(&input), input.Within(0, 1) == 1, 4);
  client::FrameJob job;
  job.inputs = {{"Source", 0, source.image, client::Alpha::kOpaque, ""},
                {"Mask", 0, source.image, client::Alpha::kOnly, ""}};
  job.output = output.image;
  job.window = BoundsFrom(&input);
  job.strength = input.Within(0, 4) / 4.0;
  const std::vector<std::byte> shared(frame::PackedBytes(source.image.bounds), static_cast<std::byte>(input.Byte()));
  client::IncomingFrame incoming(job);
  if (input.Within(0, 1) == 1) incoming.ExpectIn(shared.data());
  try {
    ReadAll(&input, &incoming);
  } catch (const client::Failure&) {
  }
  for (const char byte : host::FrameLog(incoming.report())) fuzz::Require(static_cast<unsigned char>(byte) >= ' ');
  return 0;
}
