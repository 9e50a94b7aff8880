package framewright.panel;

import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Turns panels from text into bytes when this module is built: a server that read the text would
 * start a tenth of a second later.
 */
public final class PanelBytes {
  private static final String TEXT = ".textproto";

  private PanelBytes() {}

  /** Folder of the texts, folder for the bytes. */
  public static void main(String[] folders) throws IOException {
    Path to = Files.createDirectories(Path.of(folders[1]));
    try (DirectoryStream<Path> texts = Files.newDirectoryStream(Path.of(folders[0]), "*" + TEXT)) {
      for (Path text : texts) {
        String name = text.getFileName().toString();
        write(
            to.resolve(name.substring(0, name.length() - TEXT.length()) + ".panel"),
            panel(text).toByteArray());
      }
    }
  }

  /** A file that says the same is left as old as it is: everything after it would be built anew. */
  private static void write(Path file, byte[] bytes) throws IOException {
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.write(file, bytes);
    }
  }

  private static Panel panel(Path text) throws IOException {
    Panel.Builder panel = Panel.newBuilder();
    try (Reader reader = Files.newBufferedReader(text)) {
      TextFormat.merge(reader, panel);
    } catch (TextFormat.ParseException e) {
      throw new IOException(text + " is not a panel: " + e.getMessage(), e);
    }
    return panel.build();
  }
}
