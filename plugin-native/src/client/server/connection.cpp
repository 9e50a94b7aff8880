#include "client/server/connection.h"

#include <algorithm>
#include <climits>
#include <system_error>

#include "client/server/description.h"
#include "client/server/silence.h"
#include "platform/log.h"
#include "platform/paths.h"

namespace framewright::client {
namespace {

using namespace std::chrono_literals;

constexpr auto kCallTimeout = 5s;         // a server that has only just started is slow to answer
constexpr auto kSuspectTimeout = 3500ms;  // one that was silent a moment ago
constexpr auto kAskEvery = 1s;
constexpr auto kAnswerTimeout = 3s;    // for a question that needs no work
constexpr auto kRegionTimeout = 10s;   // the server may have to make hundreds of megabytes present
constexpr auto kSettleTimeout = 120s;  // as long as a layer of a model may take to notice that it was cancelled
constexpr size_t kIdleRegionBytes = size_t{1} << 30;
constexpr size_t kTouchBytes = size_t{8} << 20;  // between two looks at whether the host still wants the frame

grpc::ChannelArguments Arguments() {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);  // http_proxy in the environment would break even loopback
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 5000);  // also how long a connection may take to form
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetInt(GRPC_ARG_CLIENT_IDLE_TIMEOUT_MS, INT_MAX);  // regions end with the transport: it must not idle out
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  // A server that hangs lets its connection end within these two, long before a frame's time is over.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 10000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 5000);
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);  // models may take minutes without a word
  // For frames in the stream: whole chunks in flight, in few large pieces.
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 8 << 20);
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_FRAME_SIZE, 1 << 20);
  arguments.SetInt(GRPC_ARG_TCP_READ_CHUNK_SIZE, 1 << 20);
  arguments.SetInt(GRPC_ARG_TCP_MAX_READ_CHUNK_SIZE, 4 << 20);
  return arguments;
}

// gRPC joins its callback threads when the last channel goes, and crashes when that happens on one of them, as it may
// when the last call ends there after a disconnect. One channel that never goes keeps them.
void KeepCallbackThreads() {
  struct Anchor {
    std::unique_ptr<v1::Inference::Stub> stub =
        v1::Inference::NewStub(grpc::CreateChannel("unix:/dev/null", grpc::InsecureChannelCredentials()));
    grpc::ClientContext context;
    v1::DescribeRequest request;
    v1::DescribeResponse response;
  };
  static Anchor* volatile const anchor = [] {  // volatile: kept although unread, so that no leak check misses it
    auto* made = new Anchor;
    made->stub->async()->Describe(&made->context, &made->request, &made->response, [](const grpc::Status&) {});
    return made;
  }();
  (void)anchor;
}

bool WantsStream() { return platform::Environment("FRAMEWRIGHT_TRANSPORT") == "stream"; }

}  // namespace

Connection::Connection(const Endpoint& endpoint, long process)
    : endpoint_(endpoint),
      process_(process),
      stub_(v1::Inference::NewStub(
          grpc::CreateCustomChannel(endpoint.address, grpc::InsecureChannelCredentials(), Arguments()))),
      shares_memory_(!WantsStream()),
      pool_([this](uint64_t id) { ReleaseRegion(id); }, kIdleRegionBytes) {
  KeepCallbackThreads();
}

std::shared_ptr<Connection> Connection::Open(const Endpoint& endpoint, long process, const Patience& patience) {
  std::shared_ptr<Connection> connection(new Connection(endpoint, process));
  connection->Describe(patience);
  return connection;
}

void Connection::Describe(const Patience& patience) {
  v1::DescribeRequest request;
  request.set_client("framewright-ofx/" FRAMEWRIGHT_VERSION);
  request.set_protocol(kProtocol);
  const std::chrono::milliseconds timeout = ServerMayHang() ? kSuspectTimeout : kCallTimeout;
  const auto answer = Await<v1::DescribeResponse>(token(), timeout, patience, [&](auto* call, auto callback) {
    calls()->Describe(&call->context, &request, &call->response, std::move(callback));
  });
  const Description description = ReadDescription(answer);
  max_dimension_ = description.max_dimension;
  platform::Log("connected to server " + description.name);
}

void Connection::RequireAnswers() {
  if (HangingServer() == process_) {
    throw Failure(ErrorKind::kServerUnavailable,
                  "The inference server does not answer. Run 'framewright doctor' to see why.");
  }
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(asking_mutex_);
  if (asking_ || now - asked_ < kAskEvery) return;
  asking_ = true;
  asked_ = now;
  Ask();
}

// Whether none of our regions is in use: a question that the server answers at once, whatever it computes.
void Connection::Ask() {
  struct Question : UnaryCall<v1::RegionsIdleResponse> {
    v1::RegionsIdleRequest none;
  };
  auto question = std::make_shared<Question>();
  Prepare(&question->context, token(), kAnswerTimeout);
  calls()->RegionsIdle(&question->context, &question->none, &question->response,
                       [question, self = shared_from_this()](const grpc::Status& status) {
                         if (status.ok()) ServerAnswered();
                         if (status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED)
                           ServerWasSilent(self->process_);
                         const std::lock_guard lock(self->asking_mutex_);
                         self->asking_ = false;
                       });
}

std::unique_ptr<Region> Connection::TakeRegion(size_t bytes, const Patience& patience) {
  if (auto region = pool_.Take(bytes)) return region;
  return CreateRegion(bytes, patience);
}

std::unique_ptr<Region> Connection::CreateRegion(size_t bytes, const Patience& patience) {
  v1::CreateRegionRequest request;
  request.set_bytes(bytes);
  try {
    const auto made =
        Await<v1::CreateRegionResponse>(token(), kRegionTimeout, patience, [&](auto* call, auto callback) {
          call->when_late = [self = shared_from_this()](const auto& late) { self->ReleaseRegion(late.region()); };
          calls()->CreateRegion(&call->context, &request, &call->response, std::move(callback));
        });
    return MapRegion(made, bytes, patience);
  } catch (const Failure& failure) {
    if (failure.kind() == ErrorKind::kUnsupported) {
      shares_memory_ = false;
      platform::Log(std::string("pixels travel in the stream: ") + failure.what());
    }
    throw;
  }
}

std::unique_ptr<Region> Connection::MapRegion(const v1::CreateRegionResponse& made, size_t bytes,
                                              const Patience& patience) {
  auto region = std::make_unique<Region>();
  region->id = made.region();
  region->bytes = bytes;
  try {
    region->mapping = std::make_unique<platform::FileMapping>(made.path(), bytes);
    AbortPoll poll(patience);
    for (size_t at = 0; at < bytes; at += kTouchBytes) {
      region->mapping->Touch(at, std::min(kTouchBytes, bytes - at));
      poll();
    }
    return region;
  } catch (const std::system_error& error) {
    ReleaseRegion(region->id);
    throw Failure(ErrorKind::kUnsupported, error.what());
  } catch (const Failure&) {
    ReleaseRegion(region->id);
    throw;
  }
}

void Connection::PutRegion(std::unique_ptr<Region> region) { pool_.Put(std::move(region)); }

void Connection::SettleRegions(std::vector<std::unique_ptr<Region>> regions) {
  struct Settlement : UnaryCall<v1::RegionsIdleResponse> {
    v1::RegionsIdleRequest request;
    std::vector<std::unique_ptr<Region>> regions;
  };
  if (regions.empty()) return;
  auto settlement = std::make_shared<Settlement>();
  for (const auto& region : regions) settlement->request.add_regions(region->id);
  settlement->regions = std::move(regions);
  Prepare(&settlement->context, token(), kSettleTimeout);
  calls()->RegionsIdle(&settlement->context, &settlement->request, &settlement->response,
                       [settlement, self = shared_from_this()](const grpc::Status& status) {
                         for (auto& region : settlement->regions) {
                           if (status.ok()) {
                             self->PutRegion(std::move(region));
                           } else {
                             self->ReleaseRegion(region->id);
                           }
                         }
                       });
}

void Connection::ReleaseRegion(uint64_t id) {
  struct Release : UnaryCall<v1::ReleaseRegionResponse> {
    v1::ReleaseRegionRequest request;
  };
  auto release = std::make_shared<Release>();
  release->request.set_region(id);
  Prepare(&release->context, token(), kCallTimeout);
  calls()->ReleaseRegion(&release->context, &release->request, &release->response, [release](const grpc::Status&) {
    // Nothing to do when it failed: a region that was not released ends with the connection.
  });
}

}  // namespace framewright::client
