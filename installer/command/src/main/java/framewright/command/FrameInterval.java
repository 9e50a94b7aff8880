package framewright.command;

import framewright.footage.FrameRange;
import framewright.render.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code --frames} says. */
final class FrameInterval {
  private static final Pattern SYNTAX = Pattern.compile("(-?\\d{1,9})(?:-(-?\\d{1,9}))?");

  private FrameInterval() {}

  /** {@code 10-20}, or {@code 10} for one frame. */
  static FrameRange parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      throw new Failure(
          "--frames "
              + text
              + " is not understood. Write --frames 10-20, or --frames 10 for one frame.");
    }
    int first = Integer.parseInt(parts.group(1));
    int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
    if (last < first) {
      throw new Failure("--frames " + text + " ends before it begins.");
    }
    return new FrameRange(first, last);
  }
}
