#include "host/values/progress.h"

#include "host/values/suites.h"

namespace framewright::host {
namespace {

constexpr std::chrono::milliseconds kTellEvery{100};
constexpr char kMessageId[] = "framewright";

}  // namespace

Progress::Progress(ofx::EffectHandle effect, const std::string& label)
    : effect_(effect), shown_(Start(label) == ofx::kOk) {}

Progress::~Progress() {
  if (!shown_) return;
  if (const auto* suite = HostSuites().progress) {
    Call(suite->end, effect_);
  } else {
    Call(HostSuites().first_progress->end, effect_);
  }
}

ofx::Status Progress::Start(const std::string& label) {
  if (const auto* suite = HostSuites().progress) return Call(suite->start, effect_, label.c_str(), kMessageId);
  if (const auto* suite = HostSuites().first_progress) return Call(suite->start, effect_, label.c_str());
  return ofx::kErrMissingHostFeature;
}

ofx::Status Progress::Update(double done) {
  if (const auto* suite = HostSuites().progress) return Call(suite->update, effect_, done);
  return Call(HostSuites().first_progress->update, effect_, done);
}

bool Progress::Show(double done) {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || cancelled_ || now - told_ < kTellEvery) return !cancelled_;
  told_ = now;
  cancelled_ = Update(done) == ofx::kReplyNo;
  return !cancelled_;
}

}  // namespace framewright::host
