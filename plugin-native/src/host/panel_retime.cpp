#include "host/panels.h"

namespace framewright::host {

Panel RetimePanel() {
  return {
      Group("time_group", "Time"),
      ChangesClips(
          Choice("mode", "Mode",
                 "What is done with time: a speed, a change of frame rate, a curve of source frames, bad frames "
                 "rebuilt from their neighbours, or motion blur. The clip's last frame lasts as long as every other: "
                 "24 frames at half speed are 48.",
                 {{"speed", "Speed"},
                  {"rate", "Frame rate"},
                  {"time", "Source frame"},
                  {"repair", "Repair"},
                  {"blur", "Motion blur"}},
                 "speed")),
      ChangesClips(
          Double("speed", "Speed",
                 "Source frames per output frame: 0.5 is half speed, twice as many frames; 0 holds the first frame, "
                 "negative plays backwards from the last. May be keyframed.",
                 1, -1e9, 1e9)),
      Double("source_frame", "Source frame", "The source frame to show, as a curve, in mode Source frame.", 0, -1e6,
             1e6),
      ChangesClips(Double("rate_in", "Rate in", "The source's frames per second, in mode Frame rate.", 24, 1, 1000)),
      ChangesClips(Double("rate_out", "Rate out",
                          "The output's frames per second, in mode Frame rate: 24 frames of 24 a second are 60 at 60.",
                          60, 1, 1000)),
      Choice("ends", "Beyond the ends", "What is shown before the clip's first frame and after its last.",
             {{"hold", "Hold the end"}, {"loop", "Begin again"}, {"bounce", "Turn round"}}, "hold"),

      Group("repair_group", "Repair"),
      Choice(
          "repair", "Rebuild",
          "Which frames are rebuilt from their neighbours, in mode Repair. Lost frames have no place in the clip: the "
          "status names the gap.",
          {{"marked", "Marked frames"},
           {"duplicates", "Repeated frames"},
           {"damaged", "Damaged frames"},
           {"dropped", "Find lost frames"}},
          "marked"),
      String("frames", "Marked frames", "The frames to rebuild, as in 12, 40-42.", ""),
      Double(
          "repair_threshold", "Threshold",
          "Repeated frames differ from the one before by less than this, damaged frames from what lies between their "
          "neighbours by more. Over a lost frame more changes than in the steps around by this much. Mean difference, "
          "0 to "
          "1.",
          0.02, 0, 1),

      Group("blur_group", "Motion blur"),
      Double("shutter_angle", "Shutter angle", "How long the shutter is open: 180 is half of a frame, 360 all of it.",
             180, 0, 360),
      Int("samples", "Samples", "Moments mixed into one frame. More are smoother and slower.", 8, 2, 64),

      Group("motion_group", "Motion"),
      Choice("matcher", "Matcher", "What finds the motion. Automatic takes the better one for the device.",
             {{"auto", "Automatic"}, {"processor", "Processor"}, {"model", "Model"}}, "auto"),
      Double("motion_range", "Fastest motion",
             "Faster motion than this is not believed, in pixels per frame of the full picture. 0 believes any.", 0, 0,
             10000),

      Group("cuts_group", "Cuts"),
      Choice("cuts", "Across cuts", "What is shown between the last frame before a cut and the first one after it.",
             {{"hold", "Nearest frame"},
              {"blend", "Blend"},
              {"extrapolate", "Continue the motion"},
              {"warp", "Warp all the same"}},
             "hold"),
      Keyframed(Choice("cut_here", "Cut here", "Overrules what is found. May be keyframed.",
                       {{"find", "Find"}, {"cut", "A cut"}, {"none", "No cut"}}, "find")),
      Double("cut_threshold", "Cut threshold", "Lower finds more cuts.", 0.045, 0, 1),

      Group("view_group", "View"),
      Choice("view", "View", "What the output shows. Vectors are pixels per source frame in red and green, for export.",
             {{"result", "Result"},
              {"motion", "Motion"},
              {"vectors", "Motion vectors"},
              {"confidence", "Confidence"},
              {"nearest", "Nearest source"}},
             "result"),
  };
}

}  // namespace framewright::host
