#include <cmath>

#include "client/failure.h"
#include "host/effect/kept_frames.h"
#include "host/effect/marked_frames.h"
#include "host/effect/shot.h"
#include "host/press/buttons.h"
#include "host/press/survey.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

using client::ErrorKind;
using client::Failure;

constexpr double kWitnesses = 2;  // frames on each side that say whether one is damaged

TimeRange SourceRange(const Pressed& pressed) {
  const auto range = Clip(pressed.instance.handle(), ofx::kClipSource).FrameRange();
  if (Habits().temporal_access && range) return *range;
  throw Failure(ErrorKind::kUnsupported,
                "This application does not let effects look through a clip. Write the frames by hand.");
}

// The frame first, then those around it that the clip has.
std::vector<double> Around(double frame, double reach, const TimeRange& range) {
  std::vector<double> times = {frame};
  for (double other = frame - reach; other <= frame + reach; ++other) {
    if (other != frame && other >= range.first && other <= range.last) times.push_back(other);
  }
  return times;
}

// What came of looking at each frame: those of which the question holds, and the last that was looked at.
struct Listed {
  std::vector<long> frames;
  double last;

  // "3 cuts: 12, 57-58."
  std::string Told(const std::string& one, const TimeRange& range) const {
    std::string told = frames.empty() ? "No " + one : std::to_string(frames.size()) + ' ' + one;
    if (frames.size() > 1) told += 's';
    if (!frames.empty()) told += ": " + TextOf(frames);
    if (last >= std::floor(range.last)) return told + '.';
    return told + ". Frames after " + std::to_string(std::lround(last)) +
           " were not looked at: it takes long, and this application shows no progress.";
  }
};

// What was found about each frame, 0 where nothing was, as far as there was time to look.
template <typename Question>
std::vector<double> Answers(const std::vector<double>& frames, Survey* survey, const char* finding, Question question) {
  survey->Expect(frames.size());
  std::vector<double> answers;
  for (const double frame : frames) {
    if (!survey->MayGoOn()) break;
    const auto found = question(frame);
    answers.push_back(found && found->count(finding) != 0 ? found->at(finding) : 0);
  }
  return answers;
}

double LastSeen(const std::vector<double>& frames, const std::vector<double>& answers) {
  return answers.empty() ? (frames.empty() ? 0 : frames.front()) : frames[answers.size() - 1];
}

template <typename Question>
Listed List(const std::vector<double>& frames, Survey* survey, const char* finding, Question question) {
  const std::vector<double> answers = Answers(frames, survey, finding, question);
  Listed listed{{}, LastSeen(frames, answers)};
  for (size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] != 0) listed.frames.push_back(std::lround(frames[i]));
  }
  return listed;
}

std::optional<Findings> LookForCut(double before, double after, Survey* survey) {
  return survey->Look({after, before}, (before + after) / 2,
                      {{"find_only", 1.0}, {"mode", "speed"}, {"cut_here", "find"}, {"cut_list", ""}});
}

// A single odd frame looks like two cuts; where the frames around it belong together there is none.
void DropFlashes(std::vector<long>* cuts, Survey* survey) {
  for (size_t i = 0; i + 1 < cuts->size();) {
    const long frame = (*cuts)[i];
    const bool in_a_row = (*cuts)[i + 1] == frame + 1;
    const auto around =
        in_a_row ? LookForCut(static_cast<double>(frame - 1), static_cast<double>(frame + 1), survey) : std::nullopt;
    const bool flash = around && around->count("cut") != 0 && around->at("cut") == 0;
    const auto at = cuts->begin() + static_cast<ptrdiff_t>(i);
    if (flash) cuts->erase(at, at + 2);
    if (!flash) ++i;
  }
}

Listed ThoseThatAreDamaged(Survey* survey, const TimeRange& range) {
  return List(AllFrames(range), survey, "bad", [&](double frame) {
    return survey->Look(Around(frame, kWitnesses, range), frame,
                        {{"find_only", 1.0}, {"mode", "repair"}, {"repair", "damaged"}});
  });
}

Listed ThoseThatRepeat(const Pressed& pressed, Survey* survey, const TimeRange& range) {
  const std::vector<double> frames = AllFrames(range);
  const std::vector<double> steps = Answers(frames, survey, "step", [&](double frame) {
    return survey->Look(Around(frame, 1, range), frame,
                        {{"find_only", 1.0}, {"mode", "repair"}, {"repair", "duplicates"}});
  });
  Listed listed{{}, LastSeen(frames, steps)};
  for (const size_t i : Repeated(steps, pressed.parameters().Number("repair_threshold", pressed.time))) {
    listed.frames.push_back(std::lround(frames[i]));
  }
  return listed;
}

}  // namespace

std::string ListCuts(const Pressed& pressed) {
  Survey survey(pressed, "Framewright Retime: looking for cuts");
  const TimeRange range = SourceRange(pressed);
  Listed cuts = List(AllFrames({range.first + 1, range.last}), &survey, "cut",
                     [&](double frame) { return LookForCut(frame - 1, frame, &survey); });
  DropFlashes(&cuts.frames, &survey);
  pressed.parameters().Set("cut_list", TextOf(cuts.frames));
  return cuts.Told("cut", range);
}

std::string ListBadFrames(const Pressed& pressed) {
  Survey survey(pressed, "Framewright Retime: looking for bad frames");
  const TimeRange range = SourceRange(pressed);
  const bool repeated = pressed.parameters().Is("repair", "duplicates", pressed.time);
  const Listed bad = repeated ? ThoseThatRepeat(pressed, &survey, range) : ThoseThatAreDamaged(&survey, range);
  pressed.parameters().Set("frames", TextOf(bad.frames));
  pressed.parameters().Set("repair", "marked");
  return bad.Told(repeated ? "repeated frame" : "damaged frame", range);
}

std::string ListRepeatedFrames(const Pressed& pressed) {
  Survey survey(pressed, "Framewright Retime: looking for repeated frames");
  const TimeRange range = SourceRange(pressed);
  const Listed repeated = ThoseThatRepeat(pressed, &survey, range);
  pressed.parameters().Set("leave_out", TextOf(repeated.frames));
  return repeated.Told("repeated frame", range);
}

}  // namespace framewright::host
