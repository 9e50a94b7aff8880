package framewright.effect.keying;

import framewright.colour.CameraCurve;
import framewright.colour.ColourSpace;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The screen's colour, display-encoded, with green and blue exchanged where the screen is blue:
 * what the network calls the pick.
 *
 * @param trust how sure it is that this is a screen, 0 to 1; nothing where somebody picked it
 * @param turn how all colours are turned before, where it is neither green nor blue
 */
record ScreenColour(
    boolean blue, float first, float second, float third, OptionalDouble trust, ScreenTurn turn) {
  /** What the graph says: blue or not, the colour, and how much of it there is. */
  private static final int NUMBERS = 5;

  private static final double LEAST_EXCESS = 0.04;
  private static final float LEAST_PURITY = 0.15f;

  /** Below this a screen is a guess. */
  private static final double SURE = 0.45;

  private static final double CLIPPED = 0.995;

  float[] values() {
    return new float[] {first, second, third};
  }

  boolean clipped() {
    return second >= CLIPPED;
  }

  /** So close to grey that a key is unlikely to hold. */
  boolean faint() {
    return second - Math.max(first, third) <= LEAST_PURITY * second;
  }

  /** What the screen's colour has over the other two, as a share of it. */
  double purity() {
    return (second - Math.max(first, third)) / Math.max(second, Float.MIN_NORMAL);
  }

  boolean guessed() {
    return trust.isPresent() && trust.getAsDouble() < SURE;
  }

  /** A colour somebody picked: red, green and blue in the frame's encoding. */
  static ScreenColour picked(List<Double> colour, ColourSpace space) {
    float[] shown = displayed(colour, space);
    float red = shown[0];
    float green = shown[1];
    float blue = shown[2];
    ScreenTurn turn = ScreenTurn.of(red, green, blue);
    if (!turn.isNone()) {
      float[] turned = turn.turned(red, green, blue);
      return new ScreenColour(false, turned[0], turned[1], turned[2], OptionalDouble.empty(), turn);
    }
    return blue > green
        ? new ScreenColour(true, red, blue, green, OptionalDouble.empty(), turn)
        : new ScreenColour(false, red, green, blue, OptionalDouble.empty(), turn);
  }

  /** Red, green and blue as somebody would pick them in a frame of that encoding. */
  List<Double> inEncoding(ColourSpace space) {
    float[] shown = turn.back(first, blue ? third : second, blue ? second : third);
    return List.of(code(shown[0], space), code(shown[1], space), code(shown[2], space));
  }

  /**
   * Finds it in a frame: of the colour asked for, or whichever of green and blue there is more of.
   */
  static ScreenColour found(Work work, PlateAnalysis frame, KeyControls controls) {
    String wanted = controls.screen();
    float[] pick = new float[NUMBERS];
    Tensor cells = frame.cells();
    try (TensorCache.Lease picked =
        work.cache().lease(frame.key("pick " + wanted), () -> pick(work, cells, wanted))) {
      picked.tensor("pick").floats().get(pick);
    }
    if (pick[4] < LEAST_EXCESS) {
      String none =
          "No " + (wanted.equals("auto") ? "green or blue" : wanted) + " screen was found";
      throw FramewrightException.invalidRequest(
          none
              + (controls.hasReference()
                  ? " in the reference frame. Set Reference frame to one that shows the screen, or set Screen to Pick and pick its colour."
                  : ". Set Screen to Pick and pick its colour."));
    }
    ScreenColour found =
        new ScreenColour(
            pick[0] > 0.5, pick[1], pick[2], pick[3], OptionalDouble.empty(), ScreenTurn.NONE);
    return found.trusted(ScreenTrust.of(cells, found, pick[4]));
  }

  private ScreenColour trusted(double sure) {
    return new ScreenColour(blue, first, second, third, OptionalDouble.of(sure), turn);
  }

  private static Map<String, Tensor> pick(Work work, Tensor cells, String wanted) {
    Tensor picked = Tensor.allocate(NUMBERS);
    Tensor kind = Tensor.scalar(wanted.equals("green") ? 1 : wanted.equals("blue") ? 2 : 0);
    work.graphs()
        .run("survey", "pick", Map.of("cells", cells, "wanted", kind), Map.of("pick", picked));
    return Map.of("pick", picked);
  }

  /** The number that {@link #displayed} makes this of: all encodings rise from black to white. */
  private static double code(float displayed, ColourSpace space) {
    double low = -1;
    double high = 64;
    while (high - low > 1e-7) {
      double middle = (low + high) / 2;
      if (displayed(middle, space) < displayed) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** A colour in the frame's encoding as it would be displayed. */
  static float[] displayed(List<Double> colour, ColourSpace space) {
    return new float[] {
      displayed(colour.get(0), space),
      displayed(colour.get(1), space),
      displayed(colour.get(2), space)
    };
  }

  /** A number in the frame's encoding as light would be displayed. */
  private static float displayed(double code, ColourSpace space) {
    if (space.isDisplay()) {
      return (float) code;
    }
    double light = CameraCurve.of(space).light(code);
    return (float) (light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
  }
}
