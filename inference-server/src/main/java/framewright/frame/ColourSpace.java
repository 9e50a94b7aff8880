package framewright.frame;

import framewright.error.FramewrightException;
import java.util.Locale;

/** How R, G and B are encoded. The names in lower case are the script names of the contract. */
public enum ColourSpace {
  LINEAR,
  SRGB,
  REC709,
  SLOG3,
  LOGC3,
  LOGC4,
  VLOG,
  CLOG3,
  ACESCCT;

  public String scriptName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The colour space of a script name; an empty name is unknown and is treated as sRGB. */
  public static ColourSpace named(String scriptName) {
    if (scriptName.isEmpty()) {
      return SRGB;
    }
    for (ColourSpace space : values()) {
      if (space.scriptName().equals(scriptName)) {
        return space;
      }
    }
    throw FramewrightException.invalidRequest(
        "The colour space of a frame is not one this server knows. Set Input colour to one of the listed spaces.");
  }
}
