package framewright.render;

import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FramePattern;
import framewright.footage.FrameRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The files that a render reads. It replaces none of them, whatever name they are given by. */
final class Originals {
  private final Set<Object> identities = new HashSet<>();

  void add(FootageReader footage) throws FootageException {
    for (Path file : footage.files()) {
      if (Files.exists(file)) {
        identities.add(identity(file));
      }
    }
  }

  void refuseToReplace(FramePattern output, FrameRange frames) throws FootageException {
    for (int frame = frames.first(); frame <= frames.last(); frame++) {
      Path file = output.file(frame);
      if (Files.exists(file) && identities.contains(identity(file))) {
        throw new Failure(
            "The result would replace "
                + file
                + ", which it is made from. Give --out another name.");
      }
      if (output.isStill()) {
        return;
      }
    }
  }

  /** Links of both kinds lead to the same; systems without numbers for files have one real path. */
  private static Object identity(Path file) throws FootageException {
    try {
      Object number = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Objects.requireNonNullElseGet(number, () -> realPath(file));
    } catch (IOException e) {
      throw new FootageException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new Failure(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
