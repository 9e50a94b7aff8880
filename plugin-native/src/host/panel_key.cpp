#include "host/panels.h"

namespace framewright::host {

Panel KeyPanel() {
  return {
      Group("screen_group", "Screen"),
      Choice("screen", "Screen", "The colour of the screen. Auto finds it; Pick takes the colour below.",
             {{"auto", "Auto"}, {"green", "Green"}, {"blue", "Blue"}, {"pick", "Pick"}}, "auto"),
      Colour("screen_colour", "Screen colour", "The screen's colour, used when Screen is Pick.", 0.1, 0.6, 0.15),
      Group("view_group", "View"),
      Choice("view", "View", "What the output shows. All but Composite are for checking the key.",
             {{"composite", "Composite"},
              {"matte", "Matte"},
              {"foreground", "Foreground"},
              {"grey", "Over grey"},
              {"source", "Source"},
              {"hint", "Hint"},
              {"cleanplate", "Clean plate"},
              {"status", "Status"}},
             "composite"),
      ChangesClips(Choice("alpha_output", "Alpha output", "Is the foreground multiplied by the matte?",
                          {{"premultiplied", "Premultiplied"}, {"straight", "Straight"}}, "premultiplied")),
  };
}

}  // namespace framewright::host
