package framewright.course;

import framewright.learn.Task;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A pair as a file that is there whole or not at all. Of what is shown nothing is learned beyond 0
 * and 1, nor from finer steps than 16 bits have; scene-linear light is kept as it is.
 */
final class PairFile {
  private static final int KIND = 0x46575031; // "FWP1"
  private static final int WHITE = 0xffff;
  private static final int CHANNELS = 4;

  private PairFile() {}

  static void write(Pair pair, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
      out.writeInt(KIND);
      out.writeUTF(pair.looksLike().name());
      out.writeInt(pair.frame());
      out.writeInt(pair.width());
      out.writeInt(pair.height());
      out.writeBoolean(pair.linear());
      write(pair.source(), pair, out);
      write(pair.made(), pair, out);
    }
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(FloatBuffer pixels, Pair pair, DataOutputStream out)
      throws IOException {
    for (int i = 0; i < pair.width() * pair.height() * CHANNELS; i++) {
      if (i % CHANNELS == CHANNELS - 1) {
        continue; // alpha is not learned
      }
      if (pair.linear()) {
        out.writeFloat(pixels.get(i));
      } else {
        out.writeShort(Math.round(Math.max(0, Math.min(1, pixels.get(i))) * WHITE));
      }
    }
  }

  static Pair read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      readTask(in, file);
      int frame = in.readInt();
      int width = in.readInt();
      int height = in.readInt();
      boolean linear = in.readBoolean();
      FloatBuffer source = read(width * height, linear, in);
      return new Pair(frame, width, height, linear, source, read(width * height, linear, in));
    }
  }

  /** What it is an example of, as far as it shows. */
  static Task looksLike(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return readTask(in, file);
    }
  }

  private static Task readTask(DataInputStream in, Path file) throws IOException {
    if (in.readInt() != KIND) {
      throw new IOException(file + " is no example");
    }
    return Task.valueOf(in.readUTF());
  }

  private static FloatBuffer read(int count, boolean linear, DataInputStream in)
      throws IOException {
    FloatBuffer pixels = FloatBuffer.allocate(count * CHANNELS);
    for (int pixel = 0; pixel < count; pixel++) {
      for (int channel = 0; channel < CHANNELS - 1; channel++) {
        pixels.put(linear ? in.readFloat() : in.readUnsignedShort() / (float) WHITE);
      }
      pixels.put(1);
    }
    return pixels.clear();
  }
}
