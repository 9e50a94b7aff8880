package framewright.footage.input;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A layer of EXR files: {@code name.%04d.exr#matte}.
 *
 * @param files what stands before the sign
 * @param layer what stands behind it
 */
public record LayerOfStills(String files, String layer) {
  private static final Pattern NAME = Pattern.compile("(?i)(.*\\.exr)#(.+)");

  /** Absent where the name names whole files. */
  public static Optional<LayerOfStills> of(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.of(new LayerOfStills(parts.group(1), parts.group(2)))
        : Optional.empty();
  }
}
