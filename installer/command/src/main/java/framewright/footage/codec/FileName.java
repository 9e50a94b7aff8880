package framewright.footage.codec;

import java.nio.file.Path;
import java.util.Locale;

/** Facts that a file's name tells. */
public final class FileName {
  private FileName() {}

  /** The letters after the last dot, lower case; empty when there are none. */
  public static String extension(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
