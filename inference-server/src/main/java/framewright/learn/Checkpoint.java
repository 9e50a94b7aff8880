package framewright.learn;

import framewright.error.FramewrightException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** All that a learner knows, as a file that is there whole or not at all. */
public final class Checkpoint {
  private static final int KIND = 0x46574c31; // "FWL1"

  private Checkpoint() {}

  public static void save(Learner learner, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
      out.writeInt(KIND);
      out.writeUTF(learner.network().name());
      out.writeLong(learner.seed());
      out.writeInt(learner.steps());
      for (String name : Learner.STATE) {
        FloatBuffer numbers = learner.numbers(name);
        while (numbers.hasRemaining()) {
          out.writeFloat(numbers.get());
        }
      }
    }
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Lets a new learner go on from where another was.
   *
   * @throws FramewrightException when the file is another network's or no checkpoint
   */
  public static void load(Learner learner, Path file) throws IOException {
    try {
      read(learner, file);
    } catch (EOFException | UTFDataFormatException e) {
      throw FramewrightException.invalidRequest(
          file + " is damaged. Learn from the beginning: leave out --resume.");
    }
  }

  private static void read(Learner learner, Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != KIND
          || !in.readUTF().equals(learner.network().name())
          || in.readLong() != learner.seed()) {
        throw FramewrightException.invalidRequest(
            file
                + " was left by learning something else. Learn from the beginning, or with the"
                + " task, size and seed of then.");
      }
      int steps = in.readInt();
      for (String name : Learner.STATE) {
        FloatBuffer numbers = learner.numbers(name);
        while (numbers.hasRemaining()) {
          numbers.put(in.readFloat());
        }
      }
      learner.goOnFrom(steps);
    }
  }
}
