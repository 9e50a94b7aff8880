// Looks through frames for what the server finds in them: each is rendered as any frame is, and its pixels are thrown
// away.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "host/press/press.h"
#include "host/press/waiting.h"

namespace framewright::host {

using Findings = std::map<std::string, double>;

class Survey {
 public:
  Survey(const Pressed& pressed, const std::string& label) : pressed_(pressed), waiting_(pressed.instance, label) {}

  // How many frames it will be, for the bar.
  void Expect(size_t frames) { expected_ = frames; }

  // What is found with these source frames; what is asked goes before the panel. Nothing where the source lacks one of
  // them, or where the server finds nothing there: refusal() says what. Throws Failure, cancelled when the artist has.
  std::optional<Findings> Look(const std::vector<double>& source_times, double time,
                               const std::map<std::string, client::Value>& asked);

  bool MayGoOn() const { return waiting_.MayGoOn(); }

  const std::string& refusal() const { return refusal_; }

 private:
  std::optional<Findings> Ask(const client::FrameJob& job);

  const Pressed& pressed_;
  Waiting waiting_;
  size_t expected_ = 1;
  size_t looked_ = 0;
  std::string refusal_;
};

}  // namespace framewright::host
