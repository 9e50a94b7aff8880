#include "support/identity_server.h"

#include <fcntl.h>
#include <grpc/grpc.h>
#include <grpcpp/grpcpp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "framewright/v1/framewright.grpc.pb.h"

namespace framewright::testing {
namespace {

constexpr char kToken[] = "0123456789abcdef";

struct Memory {
  int file = -1;
  char* data = nullptr;
  size_t bytes = 0;

  Memory(size_t size, bool sealed)
      : file(memfd_create("framewright-test", MFD_CLOEXEC | MFD_ALLOW_SEALING)), bytes(size) {
    if (ftruncate(file, static_cast<off_t>(size)) != 0) return;
    if (sealed) fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW);
    data = static_cast<char*>(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
  }
  ~Memory() {
    munmap(data, bytes);
    close(file);
  }
};

size_t BytesOf(const v1::FrameFormat& format) { return size_t{format.width()} * format.height() * 16; }

}  // namespace

struct IdentityServer::Service final : v1::Inference::Service {
  std::mutex mutex;
  std::condition_variable idle;
  std::map<uint64_t, std::shared_ptr<Memory>> regions;
  std::multiset<uint64_t> in_use;
  uint64_t next_region = 1;
  std::atomic<int> created{0};
  std::atomic<int> running{0};
  std::atomic<long> delay_ms{0};
  std::atomic<long> region_delay_ms{0};
  std::atomic<bool> seals{true};
  std::atomic<bool> asks_once_more{false};
  grpc::Status failure;
  int failures_left = 0;
  std::string failure_id;
  std::function<std::map<std::string, double>(double)> findings = [](double) {
    return std::map<std::string, double>();
  };
  std::string last_header;
  std::string last_order;
  std::unique_ptr<grpc::Server> server;
  std::filesystem::path endpoint;

  static grpc::Status Authenticate(const grpc::ServerContext* context) {
    const auto found = context->client_metadata().find("framewright-token");
    if (found != context->client_metadata().end() && found->second == kToken) return grpc::Status::OK;
    return {grpc::StatusCode::UNAUTHENTICATED, "wrong token"};
  }

  grpc::Status Describe(grpc::ServerContext* context, const v1::DescribeRequest*,
                        v1::DescribeResponse* answer) override {
    answer->set_server_version("test");
    answer->set_lowest_protocol(2);
    answer->set_highest_protocol(2);
    answer->set_max_dimension(16384);
    answer->mutable_device()->set_name("test");
    return Authenticate(context);
  }

  grpc::Status CreateRegion(grpc::ServerContext*, const v1::CreateRegionRequest* request,
                            v1::CreateRegionResponse* answer) override {
    std::this_thread::sleep_for(std::chrono::milliseconds(region_delay_ms));
    auto memory = std::make_shared<Memory>(request->bytes(), seals);
    answer->set_path("/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(memory->file));
    answer->set_bytes(request->bytes());
    const std::lock_guard lock(mutex);
    answer->set_region(next_region);
    regions[next_region++] = std::move(memory);
    ++created;
    return grpc::Status::OK;
  }

  grpc::Status ReleaseRegion(grpc::ServerContext*, const v1::ReleaseRegionRequest* request,
                             v1::ReleaseRegionResponse*) override {
    const std::lock_guard lock(mutex);
    regions.erase(request->region());
    return grpc::Status::OK;
  }

  grpc::Status RegionsIdle(grpc::ServerContext*, const v1::RegionsIdleRequest* request,
                           v1::RegionsIdleResponse*) override {
    std::unique_lock lock(mutex);
    const bool is_idle = idle.wait_for(lock, std::chrono::seconds(30), [&] {
      for (const uint64_t region : request->regions()) {
        if (in_use.count(region) != 0) return false;
      }
      return true;
    });
    return is_idle ? grpc::Status::OK : grpc::Status(grpc::StatusCode::DEADLINE_EXCEEDED, "still in use");
  }

  grpc::Status Learn(grpc::ServerContext*, const v1::LearnRequest* request, v1::LearnResponse* answer) override {
    const std::lock_guard lock(mutex);
    last_order = request->SerializeAsString();
    answer->mutable_course()->set_sentence(request->course() + " learns.");
    answer->set_content("0123456789ab");
    return grpc::Status::OK;
  }

  using Stream = grpc::ServerReaderWriter<v1::RenderResponse, v1::RenderRequest>;

  grpc::Status Render(grpc::ServerContext* context, Stream* stream) override {
    v1::RenderRequest first;
    if (!stream->Read(&first)) return grpc::Status::CANCELLED;
    const v1::RenderHeader header = first.header();
    ++running;
    Hold(header, true);
    const grpc::Status status = RenderHeld(context, header, stream);
    Hold(header, false);
    --running;
    return status;
  }

  void Hold(const v1::RenderHeader& header, bool held) {
    const std::lock_guard lock(mutex);
    last_header = header.SerializeAsString();
    std::vector<uint64_t> named = {header.output().place().region().region()};
    for (const auto& input : header.inputs()) named.push_back(input.place().region().region());
    for (const uint64_t region : named) {
      if (held) {
        in_use.insert(region);
      } else {
        in_use.erase(in_use.find(region));
      }
    }
    idle.notify_all();
  }

  grpc::Status RenderHeld(grpc::ServerContext* context, const v1::RenderHeader& header, Stream* stream) {
    if (const grpc::Status failed = NextFailure(context); !failed.ok()) return failed;
    std::vector<std::string> frames;
    if (header.inputs(0).place().has_in_stream()) frames = Receive(header, stream);
    if (asks_once_more) Ask(1, stream);
    for (long waited = 0; waited < delay_ms; ++waited) {
      if (context->IsCancelled()) return grpc::Status::CANCELLED;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (context->IsCancelled()) return grpc::Status::CANCELLED;
    if (frames.empty()) {
      if (!CopyRegion(header)) return {grpc::StatusCode::UNAVAILABLE, "no such region"};
    } else {
      Send(frames[0], stream);
    }
    v1::RenderResponse last;
    last.mutable_report()->set_device("test");
    last.mutable_report()->mutable_model()->set_id("identity");
    for (const auto& [name, value] : Find(header.time())) (*last.mutable_report()->mutable_findings())[name] = value;
    stream->Write(last);
    return grpc::Status::OK;
  }

  grpc::Status NextFailure(grpc::ServerContext* context) {
    const std::lock_guard lock(mutex);
    if (!failure_id.empty()) context->AddTrailingMetadata("framewright-failure", failure_id);
    return failures_left-- > 0 ? failure : grpc::Status::OK;
  }

  std::map<std::string, double> Find(double time) {
    const std::lock_guard lock(mutex);
    return findings(time);
  }

  bool CopyRegion(const v1::RenderHeader& header) {
    std::shared_ptr<Memory> from, to;
    {
      const std::lock_guard lock(mutex);
      from = regions[header.inputs(0).place().region().region()];
      to = regions[header.output().place().region().region()];
    }
    if (!from || !to) return false;
    std::memcpy(to->data, from->data, BytesOf(header.output().format()));
    return true;
  }

  static void Ask(int inputs, Stream* stream) {
    v1::RenderResponse want;
    for (int i = 0; i < inputs; ++i) want.mutable_want()->add_inputs(static_cast<uint32_t>(i));
    stream->Write(want);
  }

  static std::vector<std::string> Receive(const v1::RenderHeader& header, Stream* stream) {
    std::vector<std::string> frames(static_cast<size_t>(header.inputs_size()));
    size_t missing = 0;
    for (int i = 0; i < header.inputs_size(); ++i) {
      missing += BytesOf(header.inputs(i).format());
      frames[static_cast<size_t>(i)].reserve(BytesOf(header.inputs(i).format()));
    }
    Ask(header.inputs_size(), stream);
    for (v1::RenderRequest request; missing > 0 && stream->Read(&request);) {
      frames[request.chunk().input()].append(request.chunk().pixels());
      missing -= request.chunk().pixels().size();
    }
    return frames;
  }

  // In pieces that do not end where rows do.
  static void Send(const std::string& frame, Stream* stream) {
    constexpr size_t kPiece = (1 << 20) - 40;
    for (size_t at = 0; at < frame.size(); at += kPiece) {
      v1::RenderResponse response;
      response.mutable_chunk()->set_offset(at);
      response.mutable_chunk()->set_pixels(frame.substr(at, kPiece));
      stream->Write(response);
    }
  }
};

IdentityServer::IdentityServer(const std::filesystem::path& folder) : service_(std::make_unique<Service>()) {
  [[maybe_unused]] static const bool kept = (grpc_init(), true);  // the end of the last user may take ten seconds
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  const std::string address = "unix:" + (folder / "server.sock").string();
  grpc::ServerBuilder builder;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  builder.RegisterService(service_.get());
  service_->server = builder.BuildAndStart();
  service_->endpoint = folder / "endpoint";
  const auto fresh = folder / "endpoint.new";
  std::ofstream(fresh) << "address=" << address << "\ntoken=" << kToken << "\npid=1\nversion=test\n";
  std::filesystem::permissions(fresh, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::filesystem::rename(fresh, service_->endpoint);
}

IdentityServer::~IdentityServer() {
  std::filesystem::remove(service_->endpoint);
  service_->server->Shutdown(std::chrono::system_clock::now());
}

void IdentityServer::SetDelay(std::chrono::milliseconds delay) { service_->delay_ms = delay.count(); }

void IdentityServer::SetRegionDelay(std::chrono::milliseconds delay) { service_->region_delay_ms = delay.count(); }

void IdentityServer::AskOnceMore() { service_->asks_once_more = true; }

void IdentityServer::LeaveUnsealed() { service_->seals = false; }

void IdentityServer::SetFailure(int code, const std::string& sentence, int times) {
  const std::lock_guard lock(service_->mutex);
  service_->failure = {static_cast<grpc::StatusCode>(code), sentence};
  service_->failures_left = times;
}

void IdentityServer::SetFindings(std::function<std::map<std::string, double>(double)> findings) {
  const std::lock_guard lock(service_->mutex);
  service_->findings = std::move(findings);
}

void IdentityServer::SetFailureId(const std::string& id) {
  const std::lock_guard lock(service_->mutex);
  service_->failure_id = id;
}

int IdentityServer::live_regions() const {
  const std::lock_guard lock(service_->mutex);
  return static_cast<int>(service_->regions.size());
}

int IdentityServer::running_renders() const { return service_->running; }
int IdentityServer::created_regions() const { return service_->created; }

std::string IdentityServer::order() const {
  const std::lock_guard lock(service_->mutex);
  return service_->last_order;
}

std::string IdentityServer::header() const {
  const std::lock_guard lock(service_->mutex);
  return service_->last_header;
}

}  // namespace framewright::testing
