// What can go wrong, in the kinds of the contract (a full queue is waited for and never shows here), each with a
// sentence for the artist that says what to do.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "platform/failure_id.h"
#include "platform/one_line.h"

namespace framewright::client {

enum class ErrorKind {
  kInvalidRequest,
  kUnsupported,
  kModelUnavailable,
  kOutOfMemory,
  kServerUnavailable,
  kTimedOut,
  kCancelled,
  kInternal,
};

// As both logs name it.
inline const char* NameOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalidRequest:
      return "INVALID_REQUEST";
    case ErrorKind::kUnsupported:
      return "UNSUPPORTED";
    case ErrorKind::kModelUnavailable:
      return "MODEL_UNAVAILABLE";
    case ErrorKind::kOutOfMemory:
      return "OUT_OF_MEMORY";
    case ErrorKind::kServerUnavailable:
      return "SERVER_UNAVAILABLE";
    case ErrorKind::kTimedOut:
      return "TIMED_OUT";
    case ErrorKind::kCancelled:
      return "CANCELLED";
    case ErrorKind::kInternal:
      break;
  }
  return "INTERNAL";
}

inline constexpr char kAbandoned[] = "The host no longer wants this frame.";

class Failure : public std::runtime_error {
 public:
  // The sentence may hold words of a server: it becomes one line of bearable length. The id is the server's, where the
  // failure is.
  Failure(ErrorKind kind, const std::string& sentence, std::string id = platform::NewFailureId())
      : std::runtime_error(platform::OneLine(sentence, kLongestSentence)), kind_(kind), id_(std::move(id)) {}
  ErrorKind kind() const { return kind_; }
  const std::string& id() const { return id_; }

  // As the artist reads it: "The model is not installed. Choose another. (k7f2q)"
  std::string told() const { return std::string(what()) + " (" + id_ + ")"; }

 private:
  static constexpr size_t kLongestSentence = 900;  // with what is said around it still one line

  ErrorKind kind_;
  std::string id_;
};

}  // namespace framewright::client
