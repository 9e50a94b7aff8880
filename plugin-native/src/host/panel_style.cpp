#include "host/panels.h"

namespace framewright::host {

Panel StylePanel() {
  return {
      Group("look_group", "Look"),
      Choice("look", "Look",
             "The hand the clip is painted by. From the reference: no painter, only the reference's colours.",
             {{"ink", "Ink cartoon"},
              {"papercut", "Cut-out paper"},
              {"oil", "Oil paint"},
              {"watercolour", "Watercolour"},
              {"pencil", "Graphite pencil"},
              {"engraving", "Copper engraving"},
              {"halftone", "Four-colour halftone"},
              {"neon", "Neon night"},
              {"anime", "Painted anime background"},
              {"twoink", "Two-ink print"},
              {"mosaic", "Mosaic"},
              {"reference", "From the reference"}},
             "ink"),
      Double("stroke_size", "Stroke size",
             "Tied to the picture's height: a proxy and the full picture get the same strokes.", 1, 0.25, 4),
      Int("seed", "Seed", "Lays the paper and its grain differently.", 0, 0, 10000),
      Group("reference_group", "Reference"),
      File("reference", "Reference picture",
           "A picture whose tone, palette and amount of detail the clip takes on; not its brushwork or its objects. "
           "A connected Reference clip goes before the file."),
      Choice("reference_use", "Take from it", "All of it, or tone and colour alone, as for matching two shots.",
             {{"all", "Tone, colour and texture"}, {"colour", "Tone and colour"}}, "all"),
      Double("reference_amount", "Amount", "How far the clip moves towards the reference.", 1, 0, 1),
      Bool("reference_hold", "Hold the match",
           "Measures the clip at one frame and keeps that match for the whole shot, so that it cannot pump. Off: every "
           "frame is measured by itself.",
           true),
      Int("reference_frame", "Hold from frame",
          "The frame at which a held match is measured. Before the clip: its first frame. After it: its last.", 0,
          -1000000, 1000000),
      Group("hold_group", "Holding still"),
      Double("temporal_hold", "Temporal hold",
             "Mixes in what was painted on the two frames before, carried along the motion up to a cut. More holds "
             "stiller and softens the stroke on what moves.",
             0.5, 0, 1),
      Group("keep_group", "Keep"),
      Double("keep_colours", "Keep colours", "Gives the picture its own colours back.", 0, 0, 1),
      Double("keep_detail", "Keep detail", "Gives the picture its own fine detail back.", 0, 0, 1),
      Group("view_group", "View"),
      Choice("view", "View", "What the output shows.",
             {{"result", "Result"}, {"strength", "Strength map"}, {"source", "Source"}}, "result"),
  };
}

}  // namespace framewright::host
