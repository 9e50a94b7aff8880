package framewright.render;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code --set}: {@code name=value} for all times, {@code name@frame=value} for a keyframe.
 *
 * @param frame the time of the keyframe
 */
public record Setting(String name, OptionalDouble frame, String value) {
  private static final Pattern SYNTAX =
      Pattern.compile("([^=@\\s]+)(?:@(-?\\d+(?:\\.\\d+)?))?=(.*)", Pattern.DOTALL);

  /** As it is typed. */
  @Override
  public String toString() {
    return name + (frame.isPresent() ? "@" + frame.getAsDouble() : "") + "=" + value;
  }

  public static Setting parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      throw new Failure(
          "--set "
              + text
              + " is not understood. Write --set name=value, or --set name@frame=value for a keyframe.");
    }
    String frame = parts.group(2);
    return new Setting(
        parts.group(1),
        frame == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(frame)),
        parts.group(3));
  }
}
