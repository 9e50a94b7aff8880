package framewright.effect.keying;

import framewright.effect.Parameters;
import framewright.error.FramewrightException;
import java.util.List;
import java.util.Locale;

/** The artist's settings of one render, as the panel has them. */
record KeyControls(
    String screen,
    List<Double> screenColour,
    double referenceFrame,
    View view,
    boolean premultiplied,
    Levels levels,
    Picks picks,
    double growPixels,
    double softenPixels,
    double despecklePixels,
    Spill spill,
    double extendPixels,
    Wrap wrap,
    double temporalSmoothing,
    String backgroundFit,
    Tiling tiling) {

  /** The host has no other frame than the present one. */
  static final double NO_REFERENCE = -1;

  /** A blur narrower than this, in pixels, changes nothing. */
  static final double LEAST_SOFTENING = 0.05;

  /** No extension shorter than this, in pixels. */
  private static final double LEAST_EXTENSION = 0.5;

  record Levels(double clipBlack, double clipWhite, double gamma) {}

  /** A colour in the source's encoding, and how far from it is like it: 0 is nothing. */
  record Pick(List<Double> colour, double range) {}

  /** What stays and what goes, whatever the key makes of it. */
  record Picks(Pick kept, Pick dropped) {
    boolean isNone() {
      return kept.range() == 0 && dropped.range() == 0;
    }
  }

  /**
   * What happens to the screen's light on the foreground.
   *
   * @param amount 1 is the model's foreground, 0 the plate's own colours
   * @param recover how much of the plate comes back where the matte is solid
   */
  record Spill(double amount, String method, boolean keepLuminance, double recover) {
    /** Which changes nothing. */
    static final Spill NONE = new Spill(1, "model", false, 0);

    /** Nothing is changed about the model's foreground. */
    boolean isNone() {
      return amount == 1 && method.equals("model") && recover == 0;
    }

    /** The method, or the average, on the source's own colours: no matte and no model. */
    Spill alone() {
      return new Spill(0, method.equals("model") ? "average" : method, keepLuminance, 0);
    }

    /**
     * [limit at all, average 1 or maximum 0, removed light comes back as grey], as the view graphs
     * take it.
     */
    float[] limit() {
      return switch (method) {
        case "average" -> new float[] {1, 1, 0};
        case "maximum" -> new float[] {1, 0, 0};
        case "neutral" -> new float[] {1, 1, 1};
        default -> new float[] {0, 0, 0};
      };
    }
  }

  /** How much of the background's light comes over the edges, and how far. */
  record Wrap(double amount, double pixels) {}

  /** What the output shows. */
  enum View {
    COMPOSITE,
    MATTE,
    FOREGROUND,
    GREY,
    SOURCE,
    HINT,
    CLEANPLATE,
    STATUS,
    CHECKER,
    DESPILLED
  }

  /** How much of a frame the network sees at once. */
  enum Tiling {
    AUTO,
    WHOLE,
    SMALL
  }

  /** Did somebody say what colour the screen has? */
  boolean picksScreen() {
    return screen.equals("pick");
  }

  /** Do the edges take the colours of what they belong to? */
  boolean extendsEdges() {
    return extendPixels >= LEAST_EXTENSION;
  }

  /** The levels, without a gamma, make all the difference between the key and the composite. */
  boolean needsOnlyLevels() {
    return view == View.COMPOSITE
        && spill.isNone()
        && picks.isNone()
        && levels.gamma() == 1
        && !extendsEdges()
        && temporalSmoothing == 0
        && growPixels == 0
        && despecklePixels == 0
        && softenPixels < LEAST_SOFTENING;
  }

  /**
   * May the artist choose another frame than this one? Where there is none, nothing may advise it.
   */
  boolean hasReference() {
    return referenceFrame != NO_REFERENCE;
  }

  /** As the artist set them; lengths come out in pixels of this render. */
  static KeyControls of(Parameters parameters, double scale) {
    Levels levels =
        new Levels(
            parameters.number("clip_black"),
            parameters.number("clip_white"),
            parameters.number("matte_gamma"));
    if (levels.clipWhite() <= levels.clipBlack()) {
      throw FramewrightException.invalidRequest(
          "Clip white must be above Clip black. Raise Clip white or lower Clip black.");
    }
    return new KeyControls(
        parameters.text("screen"),
        parameters.numbers("screen_colour"),
        parameters.number("reference_time"),
        chosen(View.class, parameters.text("view")),
        parameters.text("alpha_output").equals("premultiplied"),
        levels,
        new Picks(
            new Pick(parameters.numbers("keep_colour"), parameters.number("keep_range")),
            new Pick(parameters.numbers("drop_colour"), parameters.number("drop_range"))),
        parameters.number("grow") * scale,
        parameters.number("soften") * scale,
        parameters.number("despeckle") * scale,
        new Spill(
            parameters.number("spill_amount"),
            parameters.text("spill_method"),
            parameters.flag("spill_luminance"),
            parameters.number("recover")),
        parameters.number("extend") * scale,
        new Wrap(parameters.number("wrap"), parameters.number("wrap_width") * scale),
        parameters.number("temporal_smoothing"),
        parameters.text("background_fit"),
        chosen(Tiling.class, parameters.text("tiling")));
  }

  /** Options bear the names of the constants, in lower case. */
  private static <E extends Enum<E>> E chosen(Class<E> options, String name) {
    return Enum.valueOf(options, name.toUpperCase(Locale.ROOT));
  }
}
