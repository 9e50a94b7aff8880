package framewright.learn;

import framewright.pack.PlainFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a pack has seen while it learned: a file of its folder, without which it works as well. */
public final class FamiliarFile {
  private static final Logger LOG = LoggerFactory.getLogger(FamiliarFile.class);
  private static final int KIND = 0x46574631; // "FWF1"
  private static final long LARGEST_BYTES = 8 << 20;

  private FamiliarFile() {}

  private static Path in(Path pack) {
    return pack.resolve("familiar.bin");
  }

  static void write(Familiarity familiarity, Path pack) throws IOException {
    Path unfinished = pack.resolve("familiar.bin.part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
      out.writeInt(KIND);
      familiarity.write(out);
    }
    Files.move(
        unfinished, in(pack), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Empty for a pack that was not learned, and where the file is damaged. */
  public static Optional<Familiarity> of(Path pack) {
    Path file = in(pack);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (!PlainFile.is(file) || Files.size(file) > LARGEST_BYTES) {
        throw new IOException("It is not a small plain file.");
      }
      return Optional.of(read(file));
    } catch (IOException | RuntimeException e) {
      LOG.warn("What a pack has seen cannot be read", e);
      return Optional.empty();
    }
  }

  private static Familiarity read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != KIND) {
        throw new IOException("It is of another kind.");
      }
      return Familiarity.read(in, Files.size(file));
    }
  }
}
