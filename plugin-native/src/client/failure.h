// What can go wrong, in the kinds of the contract (a full queue is waited for and never shows here), each with a
// sentence for the artist that says what to do.
#pragma once

#include <stdexcept>
#include <string>

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

class Failure : public std::runtime_error {
 public:
  // The sentence may hold words of a server: it becomes one line of bearable length.
  Failure(ErrorKind kind, const std::string& sentence) : std::runtime_error(platform::OneLine(sentence)), kind_(kind) {}
  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

}  // namespace framewright::client
