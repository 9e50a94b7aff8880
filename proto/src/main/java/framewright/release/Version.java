package framewright.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of Framewright, as the build knows it. */
public final class Version {
  /** As in {@code 1.2.3}. */
  public static final String NUMBER = read();

  private Version() {}

  private static String read() {
    try (InputStream file = Version.class.getResourceAsStream("version")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
