#include "client/server/call.h"

namespace framewright::client {
namespace {

ErrorKind KindOf(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::FAILED_PRECONDITION:
    case grpc::StatusCode::OUT_OF_RANGE:
      return ErrorKind::kInvalidRequest;
    case grpc::StatusCode::UNIMPLEMENTED:
      return ErrorKind::kUnsupported;
    case grpc::StatusCode::NOT_FOUND:
      return ErrorKind::kModelUnavailable;
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
      return ErrorKind::kOutOfMemory;
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::UNAUTHENTICATED:  // the endpoint changed hands since we read it
    case grpc::StatusCode::CANCELLED:        // not by us, or nobody would ask: the server broke off
      return ErrorKind::kServerUnavailable;
    case grpc::StatusCode::ABORTED:  // the queue was full for as long as the frame could wait
      return ErrorKind::kTimedOut;
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return ErrorKind::kTimedOut;
    default:
      return ErrorKind::kInternal;
  }
}

// What gRPC itself says when no server answers is no sentence for an artist.
std::string SentenceOf(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return Patience::kTooLong;
    case grpc::StatusCode::CANCELLED:
      return "The inference server ended before the frame was done. Render it again.";
    case grpc::StatusCode::UNAVAILABLE:
      if (status.error_message().empty() || status.error_message().find("connect") != std::string::npos) {
        return "The inference server does not answer. Run 'framewright doctor' to see why.";
      }
      break;
    default:
      break;
  }
  if (!status.error_message().empty()) return status.error_message();
  return "The inference server gave no reason (code " + std::to_string(status.error_code()) + ").";
}

}  // namespace

Failure FailureFrom(const grpc::Status& status, const grpc::ClientContext& context) {
  const ErrorKind kind = KindOf(status.error_code());
  const auto& trailers = context.GetServerTrailingMetadata();
  const auto found = trailers.find(kFailureMetadata);
  const std::string id = found == trailers.end() ? "" : std::string(found->second.begin(), found->second.end());
  return platform::IsFailureId(id) ? Failure(kind, SentenceOf(status), id) : Failure(kind, SentenceOf(status));
}

void Prepare(grpc::ClientContext* context, const std::string& token, std::chrono::milliseconds timeout) {
  context->AddMetadata(kTokenMetadata, token);
  context->set_deadline(std::chrono::system_clock::now() + timeout);
}

}  // namespace framewright::client
