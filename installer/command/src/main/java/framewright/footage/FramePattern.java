package framewright.footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file name with a frame number in it, as in {@code shot.%04d.png}; or, without one, a single
 * still.
 */
public final class FramePattern {
  private static final Pattern NUMBER = Pattern.compile("%(0?)(\\d*)d");
  private static final int MOST_DIGITS = 9;

  private final String text;
  private final Path folder;
  private final String before;
  private final String after;
  private final int digits;
  private final boolean padded;
  private final boolean still;

  private FramePattern(String text, Matcher number) {
    Path path = Path.of(text);
    String name = path.getFileName().toString();
    this.text = text;
    this.folder = path.getParent() == null ? Path.of("") : path.getParent();
    this.still = !number.find();
    this.before = still ? name : name.substring(0, number.start());
    this.after = still ? "" : name.substring(number.end());
    this.padded = !still && !number.group(1).isEmpty();
    this.digits = still || number.group(2).isEmpty() ? 1 : Integer.parseInt(number.group(2));
  }

  public static FramePattern parse(String text) throws FootageException {
    Path name = text.isBlank() ? null : Path.of(text).getFileName();
    if (name == null) {
      throw new FootageException(
          "\"" + text + "\" names no file. Give a pattern such as shot.%04d.png.");
    }
    if (NUMBER.matcher(name.toString()).results().count() > 1) {
      throw new FootageException(
          text + " holds more than one frame number. Keep one, as in shot.%04d.png.");
    }
    return new FramePattern(text, NUMBER.matcher(name.toString()));
  }

  /** Whether the name holds no frame number: every frame is the same file. */
  public boolean isStill() {
    return still;
  }

  public Path folder() {
    return folder;
  }

  public Path file(int frame) {
    if (still) {
      return folder.resolve(before);
    }
    String number = padded ? String.format("%0" + digits + "d", frame) : Integer.toString(frame);
    return folder.resolve(before + number + after);
  }

  /** The frames that exist on disk, in order. */
  public NavigableSet<Integer> frames() throws FootageException {
    NavigableSet<Integer> frames = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder.toString().isEmpty() ? Path.of(".") : folder)) {
      files
          .map(file -> frame(file.getFileName().toString()))
          .forEach(frame -> frame.ifPresent(frames::add));
    } catch (IOException e) {
      throw new FootageException(
          "The folder of " + text + " cannot be read: " + e.getMessage() + ".", e);
    }
    return frames;
  }

  private OptionalInt frame(String name) {
    boolean fits =
        name.startsWith(before)
            && name.endsWith(after)
            && name.length() > before.length() + after.length();
    if (!fits) {
      return OptionalInt.empty();
    }
    String number = name.substring(before.length(), name.length() - after.length());
    boolean numeric = number.matches("-?\\d{1," + MOST_DIGITS + "}");
    boolean wellPadded =
        numeric && file(Integer.parseInt(number)).getFileName().toString().equals(name);
    return wellPadded ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
