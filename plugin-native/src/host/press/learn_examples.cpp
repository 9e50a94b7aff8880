#include "host/press/learn_examples.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "client/failure.h"
#include "host/effect/marked_frames.h"
#include "host/effect/shot.h"
#include "host/press/survey.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

using client::ErrorKind;
using client::Failure;

constexpr double kMostSought = 2000;
constexpr size_t kMostExamples = 64;
constexpr long kMostDigits = 9;
constexpr double kSameRate = 0.01;

Failure Wrong(const std::string& sentence) { return {ErrorKind::kInvalidRequest, sentence}; }

std::string FramesOf(const TimeRange& range) {
  return std::to_string(std::lround(range.first)) + " to " + std::to_string(std::lround(range.last));
}

double RateOf(const Pressed& pressed, const char* clip) {
  return Clip(pressed.instance.handle(), clip).properties().Double(ofx::kArgFrameRate, 0);
}

// As the server has it: is there an example of this frame, and how much of it was changed?
enum class Found { kExample, kUnchanged, kMissing };

Found Judge(const Findings& findings) {
  const auto number = [&](const char* name) { return findings.count(name) != 0 ? findings.at(name) : 0; };
  if (number("there") == 0) return Found::kMissing;
  return number("changed") > 0 ? Found::kExample : Found::kUnchanged;
}

void RequireExample(Found found, long frame) {
  if (found == Found::kMissing) {
    throw Wrong("There is no example of frame " + std::to_string(frame) + ". Correct Example frames.");
  }
  if (found == Found::kUnchanged) {
    throw Wrong("The example of frame " + std::to_string(frame) +
                " is the frame itself: there is nothing to learn from it.");
  }
}

}  // namespace

Examples::Examples(const Pressed& pressed)
    : pressed_(pressed),
      files_(pressed.parameters().Text("example_files", pressed.time)),
      frames_(pressed.parameters().Text("examples", pressed.time)),
      range_(Clip(pressed.instance.handle(), ofx::kClipSource).FrameRange()) {
  if (files_.empty() && !Clip(pressed.instance.handle(), "Example").Connected()) {
    throw Wrong(
        "There are no examples. Connect the frames that you did by hand to the clip Example, or choose Example files.");
  }
  if (!Habits().temporal_access) {
    throw Failure(ErrorKind::kUnsupported,
                  "This application does not let effects look at other frames. Use 'framewright learn'.");
  }
}

std::vector<int> Examples::BringTo(const std::string& course) const {
  Survey survey(pressed_, "Framewright Learn: taking the examples to the server");
  const bool named = !frames_.empty() || IsOnePicture();
  const std::vector<double> frames = named ? Named() : Sought();
  survey.Expect(frames.size());
  std::vector<int> brought;
  for (const double frame : frames) {
    if (!survey.MayGoOn()) throw Wrong("Looking for the examples takes too long. Name them in Example frames.");
    const std::string file = FileOf(std::lround(frame));
    const auto findings = survey.Look({frame}, frame, {{"bring_to", course}, {"example_file", file}});
    if (!findings) throw Wrong(survey.refusal());
    const Found found = Judge(*findings);
    if (named) RequireExample(found, std::lround(frame));
    if (found == Found::kExample) brought.push_back(static_cast<int>(std::lround(frame)));
    if (brought.size() > kMostExamples)
      throw Wrong("There are more than 64 examples. Name the best in Example frames.");
  }
  if (brought.empty()) {
    throw Wrong("No example differs from the source: there is nothing to learn from. Do some frames by hand first.");
  }
  return brought;
}

std::string Examples::Doubt() const {
  const double shot = RateOf(pressed_, ofx::kClipSource), example = RateOf(pressed_, "Example");
  if (!files_.empty() || shot <= 0 || example <= 0 || std::abs(shot - example) < kSameRate) return "";
  char sentence[160];
  std::snprintf(
      sentence, sizeof sentence,
      " The clip Example has %g frames a second, and the source %g: bring it to the rate of the source if its "
      "frames are other ones.",
      example, shot);
  return sentence;
}

// Those of the panel; of one picture the current one, where the panel names none.
std::vector<double> Examples::Named() const {
  if (frames_.empty()) return {std::round(pressed_.time)};
  const auto ranges = ReadFrames(frames_);
  if (!ranges || ranges->empty()) throw Wrong("Example frames cannot be read. Write them as in: 1, 24, 60-62.");
  std::vector<double> frames;
  for (const auto& [first, last] : *ranges) {
    for (long frame = first; frame <= last; ++frame) {
      if (range_ && (frame < range_->first || frame > range_->last)) {
        throw Wrong("Frame " + std::to_string(frame) + " is not in the clip, which has frames " + FramesOf(*range_) +
                    ". Correct Example frames.");
      }
      frames.push_back(static_cast<double>(frame));
      if (frames.size() > kMostExamples) throw Wrong("Example frames names more than 64. Name the best of them.");
    }
  }
  if (IsOnePicture() && frames.size() > 1) {
    throw Wrong("Example files is one picture, and Example frames names several. Write its frame alone.");
  }
  return frames;
}

// Every frame of the clip that may have one.
std::vector<double> Examples::Sought() const {
  if (!range_ || range_->last - range_->first > kMostSought) {
    throw Wrong("The clip is too long to look for the examples. Name them in Example frames.");
  }
  std::vector<double> frames;
  for (const double frame : AllFrames(*range_)) {
    const std::string file = FileOf(std::lround(frame));
    if (file.empty() || std::filesystem::is_regular_file(file)) frames.push_back(frame);
  }
  if (frames.empty()) throw Wrong("There is no file " + files_ + " of any frame of the clip.");
  return frames;
}

bool Examples::IsOnePicture() const { return !files_.empty() && files_.find('%') == std::string::npos; }

// "painted.%04d.png" of frame 12 is "painted.0012.png".
std::string Examples::FileOf(long frame) const {
  const size_t from = files_.find('%'), to = files_.find('d', from);
  if (from == std::string::npos || to == std::string::npos) return files_;
  const long width = std::clamp(std::strtol(files_.c_str() + from + 1, nullptr, 10), 0L, kMostDigits);
  std::string digits = std::to_string(frame);
  if (digits.size() < static_cast<size_t>(width)) digits.insert(0, static_cast<size_t>(width) - digits.size(), '0');
  return files_.substr(0, from) + digits + files_.substr(to + 1);
}

}  // namespace framewright::host
