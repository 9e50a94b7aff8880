package framewright.render;

import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * One word for all that the pictures of a render depend on: the plugin, its settings, how pictures
 * are read and written, and the state of the files that are read. Which frames are made is not in
 * it.
 */
final class OrderMark {
  private final MessageDigest digest;

  private OrderMark() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static String of(
      RenderOrder order, String plugin, Path ourBundle, Collection<FootageReader> sources)
      throws FootageException {
    OrderMark mark = new OrderMark();
    mark.say(
        plugin,
        order.settings(),
        order.layers(),
        order.depth(),
        order.alpha(),
        order.clips().keySet());
    mark.files(ourBundle);
    for (FootageReader source : sources) {
      mark.say(source.name());
      for (Path file : source.files()) {
        mark.state(file);
      }
    }
    return HexFormat.of().formatHex(mark.digest.digest());
  }

  private void say(Object... facts) {
    for (Object fact : facts) {
      digest.update((fact + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private void files(Path folder) throws FootageException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        state(file);
      }
    } catch (IOException e) {
      throw new FootageException(folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private void state(Path file) throws FootageException {
    try {
      say(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      throw new FootageException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
