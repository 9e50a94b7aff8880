#include "host/panels.h"

namespace framewright::host {

Panel RetimePanel() {
  return {
      Group("time_group", "Time"),
      ChangesClips(Choice("mode", "Mode",
                          "What sets the time: a speed, a change of frame rate, or a curve of source frames.",
                          {{"speed", "Speed"}, {"rate", "Frame rate"}, {"time", "Source frame"}}, "speed")),
      ChangesClips(Double("speed", "Speed",
                          "Source frames per output frame: 0.5 is half speed, 0 holds the first frame, negative plays "
                          "backwards from the last. May be keyframed.",
                          1, -100, 100)),
      Double("source_frame", "Source frame", "The source frame to show, as a curve, in mode Source frame.", 0, -1e6,
             1e6),
      ChangesClips(Double("rate_in", "Rate in", "The source's frames per second, in mode Frame rate.", 24, 1, 1000)),
      ChangesClips(Double("rate_out", "Rate out", "The output's frames per second, in mode Frame rate.", 60, 1, 1000)),
      Group("view_group", "View"),
      Choice("view", "View", "What the output shows.",
             {{"result", "Result"}, {"motion", "Motion"}, {"confidence", "Confidence"}, {"nearest", "Nearest source"}},
             "result"),
  };
}

}  // namespace framewright::host
