package framewright.footage.codec;

import framewright.footage.FootageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Making place for files, clearing away half-written ones, and saying why a file could not be
 * written.
 */
public final class Folders {
  private Folders() {}

  public static void make(Path folder) throws FootageException {
    try {
      if (!folder.toString().isEmpty()) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  public static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      unfinished.toFile().deleteOnExit();
    }
  }

  public static FootageException unwritable(Path file, IOException cause) {
    return new FootageException(file + " cannot be written: " + reason(cause) + ".", cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "you have no permission to write there";
    }
    String reason =
        cause instanceof FileSystemException e && e.getReason() != null
            ? e.getReason()
            : cause.getMessage();
    return String.valueOf(reason).contains("No space left") ? "the disk is full" : reason;
  }
}
