#include "client/exchange/frame_exchange.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include "client/exchange/frame_header.h"
#include "client/exchange/frame_regions.h"
#include "client/exchange/incoming_frame.h"
#include "client/exchange/pieces.h"
#include "client/exchange/render_call.h"
#include "frame/pack.h"

namespace framewright::client {
namespace {

using Clock = Patience::Clock;

constexpr size_t kChunkBytes = size_t{1} << 20;
constexpr std::chrono::milliseconds kFirstPause{20};  // before a server with a full queue is asked again
constexpr std::chrono::milliseconds kLongestPause{250};

// What both ways of carrying pixels have in common.
class Exchange {
 public:
  Exchange(Connection& connection, const FrameJob& job, const Patience& patience)
      : job_(job),
        patience_(patience),
        poll_(patience),
        connection_(connection),
        regions_(connection),
        header_(HeaderOf(job)),
        incoming_(job) {}

  FrameReport ThroughRegions() {
    report().shared_memory = true;
    try {
      PackIntoRegions();
    } catch (...) {
      regions_.PutBack();  // the server has not heard of this frame
      throw;
    }
    Converse(true);
    regions_.PutBack();
    return report();
  }

  FrameReport InStream() {
    const auto start = Clock::now();
    for (size_t i = 0; i < job_.inputs.size(); ++i) {
      v1::InputFrame* input = header_.mutable_inputs(static_cast<int>(i));
      input->mutable_place()->mutable_in_stream();
      if (job_.identify) Identify(job_.inputs[i], input);
    }
    header_.mutable_output()->mutable_place()->mutable_in_stream();
    report().copy_in_ms += MillisecondsSince(start);
    Converse(false);
    return report();
  }

 private:
  void PackIntoRegions() {
    const auto start = Clock::now();
    std::vector<std::byte*> to;
    for (size_t i = 0; i < job_.inputs.size(); ++i) to.push_back(PlaceInRegion(i));
    PackInputs(to);
    poll_();
    const Region& result = regions_.Take(frame::PackedBytes(job_.inputs.front().image.bounds), patience_);
    header_.mutable_output()->mutable_place()->mutable_region()->set_region(result.id);
    incoming_.ExpectIn(result.mapping->data());
    report().copy_in_ms = MillisecondsSince(start);
  }

  // The first input on this thread, which asks whether the host still wants the frame; the others beside it. They end
  // after their piece when it does not, and are waited for in any case.
  void PackInputs(const std::vector<std::byte*>& to) {
    std::atomic<bool> given_up{false};
    std::vector<std::future<void>> beside;
    try {
      for (size_t i = 1; i < to.size(); ++i) {
        beside.push_back(std::async(std::launch::async, [&, i] { Pack(i, to[i], [&] { return !given_up; }); }));
      }
      Pack(0, to.front(), [&] { return poll_(), true; });
      for (std::future<void>& other : beside) {
        while (other.wait_for(kAbortPoll) != std::future_status::ready) patience_.Check();
        other.get();
      }
    } catch (...) {
      given_up = true;
      throw;
    }
  }

  std::byte* PlaceInRegion(size_t index) {
    poll_();
    Region& region = regions_.Take(frame::PackedBytes(job_.inputs[index].image.bounds), patience_);
    header_.mutable_inputs(static_cast<int>(index))->mutable_place()->mutable_region()->set_region(region.id);
    return region.mapping->data();
  }

  // Piece by piece while `goes_on`.
  void Pack(size_t index, std::byte* to, const std::function<bool()>& goes_on) {
    const frame::HostImage& image = job_.inputs[index].image;
    frame::ContentId id(image.bounds.width(), image.bounds.height());
    frame::Packer packer(image);
    EachPiece(image, kCopyBytes, [&](int first, int count) {
      if (!goes_on()) return;
      std::byte* at = to + static_cast<size_t>(first) * RowBytes(image);
      packer.PackRows(first, count, at, job_.identify ? &id : nullptr);
    });
    if (job_.identify) header_.mutable_inputs(static_cast<int>(index))->set_content_id(id.Digest());
  }

  void Identify(const InputFrame& input, v1::InputFrame* sent) {
    frame::ContentId id(input.image.bounds.width(), input.image.bounds.height());
    frame::Packer packer(input.image);
    EachPiece(input.image, kCopyBytes, [&](int first, int count) {
      packer.IdentifyRows(first, count, &id);
      poll_();
    });
    sent->set_content_id(id.Digest());
  }

  // A server with a full queue has not looked at the frame: it is asked again, and the packed pixels stay where they
  // are.
  void Converse(bool header_is_all) {
    for (auto pause = kFirstPause; !ConverseOnce(header_is_all); pause = std::min(2 * pause, kLongestPause)) {
      WaitFor(pause);
    }
  }

  void WaitFor(std::chrono::milliseconds pause) {
    for (const auto until = Clock::now() + pause; Clock::now() < until; std::this_thread::sleep_for(kAbortPoll)) {
      patience_.Check();
    }
  }

  // The whole call: the header, then whatever the server says until it ends. False when the queue was full.
  bool ConverseOnce(bool header_is_all) {
    incoming_.Begin();
    const auto call = RenderCall::Start(connection_, patience_);
    try {
      v1::RenderRequest first;
      *first.mutable_header() = header_;
      call->Send(&first, header_is_all, patience_);
      while (const v1::RenderResponse* answer = call->Receive(patience_)) React(*answer, *call);
      const grpc::Status status = call->Finish(patience_);
      const bool may_wait = patience_.Left() > kLongestPause;
      if (status.error_code() == grpc::StatusCode::ABORTED && may_wait) return false;
      if (!status.ok()) throw FailureFrom(status, call->context());
      if (!incoming_.complete()) {
        throw Failure(ErrorKind::kInternal, "The inference server ended the frame without a result.");
      }
      return true;
    } catch (...) {
      call->Leave(regions_.Settle());
      throw;
    }
  }

  void React(const v1::RenderResponse& answer, RenderCall& call) {
    poll_();
    if (answer.has_want()) SendWanted(answer.want(), call);
    if (answer.has_chunk()) incoming_.TakeChunk(answer.chunk());
    if (answer.has_report()) incoming_.TakeReport(answer.report(), poll_);
  }

  void SendWanted(const v1::Want& want, RenderCall& call) {
    const auto start = Clock::now();
    const std::vector<size_t> wanted = incoming_.Wanted(want);
    if (wanted.empty()) call.SendNothingMore();
    for (size_t i = 0; i < wanted.size(); ++i) SendInput(wanted[i], i + 1 == wanted.size(), call);
    report().copy_in_ms += MillisecondsSince(start);
  }

  void SendInput(size_t index, bool is_last_input, RenderCall& call) {
    const frame::HostImage& image = job_.inputs[index].image;
    frame::Packer packer(image);
    v1::RenderRequest request;
    EachPiece(image, kChunkBytes, [&](int first, int count) {
      v1::Chunk* chunk = request.mutable_chunk();
      chunk->set_input(static_cast<uint32_t>(index));
      chunk->set_offset(static_cast<uint64_t>(first) * RowBytes(image));
      chunk->mutable_pixels()->clear();
      chunk->mutable_pixels()->reserve(static_cast<size_t>(count) * RowBytes(image));
      for (int row = first; row < first + count; ++row) {
        chunk->mutable_pixels()->append(reinterpret_cast<const char*>(packer.Row(row)), RowBytes(image));
      }
      call.Send(&request, is_last_input && first + count == image.bounds.height(), patience_);
      poll_();
    });
  }

  FrameReport& report() { return incoming_.report(); }

  const FrameJob& job_;
  const Patience& patience_;
  AbortPoll poll_;
  Connection& connection_;
  FrameRegions regions_;
  v1::RenderHeader header_;
  IncomingFrame incoming_;
};

void RequireSizes(const Connection& connection, const FrameJob& job) {
  for (const InputFrame& input : job.inputs) {
    const frame::Bounds& bounds = input.image.bounds;
    if (bounds.empty()) throw Failure(ErrorKind::kInvalidRequest, "The clip " + input.clip + " has no pixels.");
    if (bounds.width() <= connection.max_dimension() && bounds.height() <= connection.max_dimension()) continue;
    throw Failure(ErrorKind::kUnsupported, "The clip " + input.clip + " is larger than " +
                                               std::to_string(connection.max_dimension()) +
                                               " pixels, the most the inference server takes. Use a smaller frame.");
  }
}

}  // namespace

FrameReport ExchangeFrame(Connection& connection, const FrameJob& job, const Patience& patience) {
  RequireSizes(connection, job);
  const auto start = Clock::now();
  FrameReport report;
  if (connection.shares_memory()) {
    try {
      report = Exchange(connection, job, patience).ThroughRegions();
    } catch (const Failure&) {
      if (connection.shares_memory()) throw;  // only just found that it does not: carry this frame in the stream
    }
  }
  if (!report.shared_memory) report = Exchange(connection, job, patience).InStream();
  report.total_ms = MillisecondsSince(start);
  return report;
}

}  // namespace framewright::client
