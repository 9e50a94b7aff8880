#include "host/panels.h"

namespace framewright::host {
namespace {

Panel ScreenRows() {
  return {
      Group("screen_group", "Screen"),
      Choice("screen", "Screen", "The colour of the screen. Auto finds it; Pick takes the colour below.",
             {{"auto", "Auto"}, {"green", "Green"}, {"blue", "Blue"}, {"pick", "Pick"}}, "auto"),
      Colour("screen_colour", "Screen colour", "The screen's colour, used when Screen is Pick.", 0.1, 0.6, 0.15),
      Int("reference_frame", "Reference frame",
          "The frame whose screen colour the whole clip uses, so that the key does not flicker. -1 is the clip's first "
          "frame.",
          -1, -1, 10000000),
      Choice(
          "tiling", "Tiling",
          "How much of a frame is keyed at once: Auto goes by its size, Small needs the least memory. The picture is "
          "the same.",
          {{"auto", "Auto"}, {"whole", "Whole frame"}, {"small", "Small"}}, "auto"),
  };
}

Panel ViewRows() {
  return {
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
      ChangesClips(
          Choice("alpha_output", "Alpha output",
                 "Is the foreground multiplied by the matte? Straight all the same where the host takes nothing else.",
                 {{"premultiplied", "Premultiplied"}, {"straight", "Straight"}}, "premultiplied")),
      Choice(
          "background_fit", "Background fit",
          "How a Background of another shape lies behind the foreground: filling the frame, whole inside it, or where "
          "its own coordinates put it.",
          {{"fill", "Fill"}, {"fit", "Fit"}, {"place", "Place by coordinates"}}, "fill"),
  };
}

Panel MatteRows() {
  return {
      Group("matte_group", "Matte"),
      Double("clip_black", "Clip black", "Matte values up to this become empty. Raise it to clean the screen.", 0.02, 0,
             1),
      Double("clip_white", "Clip white", "Matte values from this on become solid. Lower it to close the core.", 0.98, 0,
             1),
      Double("matte_gamma", "Gamma", "Bends the matte's partial values: above 1 thickens edges, below 1 thins them.", 1,
             0.1, 10),
      Double("grow", "Shrink or grow", "Moves the matte's edges by pixels or parts of one: inwards below 0.", 0, -20,
             20),
      Double("soften", "Soften", "Blurs the matte by pixels.", 0, 0, 8),
      Double("despeckle", "Despeckle",
             "Removes lone pieces and holes that are smaller than a square of this side in pixels.", 0, 0, 100),
  };
}

Panel EdgeRows() {
  return {
      Group("spill_group", "Edge and spill"),
      Double("spill_amount", "Spill amount", "How much of the screen's light is taken off the foreground.", 1, 0, 1),
      Choice(
          "spill_method", "Spill method",
          "Model leaves what the model found. The others limit the screen's colour further: to the mean or the larger "
          "of the other two, or to grey.",
          {{"model", "Model"}, {"average", "Average"}, {"maximum", "Maximum"}, {"neutral", "Neutral"}}, "model"),
      Bool("spill_luminance", "Keep luminance", "Gives back the brightness that the spill method took.", false),
      Double("recover", "Recover source", "Brings the source's own colours back where the matte is solid.", 0, 0, 1),
      Group("temporal_group", "Time"),
      Double("temporal_smoothing", "Smoothing",
             "Calms the matte where the picture stands still, by the frames before and after.", 0, 0, 1),
  };
}

}  // namespace

Panel KeyPanel() {
  Panel panel;
  for (const Panel& rows : {ScreenRows(), ViewRows(), MatteRows(), EdgeRows()}) {
    panel.insert(panel.end(), rows.begin(), rows.end());
  }
  return panel;
}

}  // namespace framewright::host
