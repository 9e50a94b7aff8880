package framewright.colour;

import framewright.error.FramewrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the numbers of a picture's red, green and blue mean. Its script name, as in "slog3_sgamut3",
 * is that of the curve and that of the primaries, which is left out for Rec.709.
 */
public record ColourSpace(Encoding encoding, Primaries primaries) {
  public static final ColourSpace LINEAR = of(Encoding.LINEAR);
  public static final ColourSpace SRGB = of(Encoding.SRGB);
  public static final ColourSpace REC709 = of(Encoding.REC709);
  public static final ColourSpace SLOG3 = of(Encoding.SLOG3);
  public static final ColourSpace LOGC3 = of(Encoding.LOGC3);
  public static final ColourSpace LOGC4 = of(Encoding.LOGC4);
  public static final ColourSpace VLOG = of(Encoding.VLOG);
  public static final ColourSpace CLOG3 = of(Encoding.CLOG3);
  public static final ColourSpace ACESCCT = of(Encoding.ACESCCT);

  /** HDR of broadcast and phones. */
  public static final ColourSpace HLG = new ColourSpace(Encoding.HLG, Primaries.REC2020);

  /** HDR10. */
  public static final ColourSpace PQ = new ColourSpace(Encoding.PQ, Primaries.REC2020);

  private static final Map<String, ColourSpace> BY_NAME =
      all().stream()
          .collect(Collectors.toUnmodifiableMap(ColourSpace::scriptName, Function.identity()));

  private static ColourSpace of(Encoding encoding) {
    return new ColourSpace(encoding, Primaries.REC709);
  }

  /** Those that graphs take as they are: Rec.709's primaries, in a curve of {@link CameraCurve}. */
  public static List<ColourSpace> direct() {
    return all().stream().filter(ColourSpace::isDirect).toList();
  }

  /** Every curve with every primaries. */
  public static List<ColourSpace> all() {
    List<ColourSpace> all = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      for (Primaries primaries : Primaries.values()) {
        all.add(new ColourSpace(encoding, primaries));
      }
    }
    return all;
  }

  public String scriptName() {
    return primaries == Primaries.REC709
        ? encoding.scriptName()
        : encoding.scriptName() + "_" + primaries.scriptName();
  }

  /** The colour space of a script name; an empty name is unknown and is treated as sRGB. */
  public static ColourSpace named(String scriptName) {
    if (scriptName.isEmpty()) {
      return SRGB;
    }
    ColourSpace space = BY_NAME.get(scriptName);
    if (space == null) {
      throw FramewrightException.invalidRequest(
          "The colour space of a frame is not one this server knows. Set Input colour to one of the listed spaces.");
    }
    return space;
  }

  /** Made for displays, as pictures are looked at; the others carry a scene's light. */
  public boolean isDisplay() {
    return encoding.isDisplay();
  }

  public boolean isLinear() {
    return encoding == Encoding.LINEAR;
  }

  /** Whether it holds light brighter than white, which display-referred pictures lose. */
  public boolean isHdr() {
    return encoding == Encoding.HLG || encoding == Encoding.PQ;
  }

  /** Do graphs take it as it is? */
  public boolean isDirect() {
    return primaries == Primaries.REC709 && encoding.curve() instanceof CameraCurve;
  }

  /**
   * The space in which models are shown such a picture: Rec.709's primaries, which they were
   * trained on, in the picture's own curve where that is made for displays, else in that of sRGB.
   * Neither ends at black or white.
   */
  public ColourSpace shown() {
    if (isDirect()) {
      return this;
    }
    return isDisplay() ? new ColourSpace(encoding, Primaries.REC709) : SRGB;
  }
}
