package framewright.pack;

import com.google.common.hash.Hashing;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.FramePool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A graph's file, read once: the bytes that were checked are the bytes that are loaded. They lie
 * outside of Java's heap, which is made for frames and not for models, until this is closed.
 */
public final class GraphFile implements AutoCloseable {
  private static final long LARGEST_BYTES = 1L << 30;

  /** While a graph is loaded: the file, the runtime's reading of it, and its weights. */
  private static final long MEMORY_PER_BYTE = 3;

  private static final FramePool MEMORY = new FramePool(0);

  private final ByteBuffer bytes;

  private GraphFile(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * The checked bytes of a file.
   *
   * @throws FramewrightException MODEL_UNAVAILABLE with the reason, OUT_OF_MEMORY where the machine
   *     has no room for it
   */
  public static GraphFile read(Path onnx, String sha256) {
    GraphFile file = new GraphFile(readAll(onnx));
    try {
      file.check(onnx, sha256);
      return file;
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  @Override
  public void close() {
    MEMORY.giveBack(bytes);
  }

  /** What is said of a graph that cannot be used. */
  public static FramewrightException refused(Path onnx, String why, Throwable cause) {
    String sentence =
        "The model file "
            + onnx.getFileName()
            + " was refused: "
            + why
            + ". Reinstall the model or choose another.";
    return FramewrightException.of(ErrorKind.MODEL_UNAVAILABLE, sentence, cause);
  }

  /** Weighs a file before it is loaded. */
  static void requireRoom(Path onnx, long bytes, long free) {
    long needed = MEMORY_PER_BYTE * bytes;
    if (needed > free) {
      throw FramewrightException.outOfMemory(
          String.format(
              "The model file %s takes %d MB of memory while it is loaded, and %d MB are free. Close other applications or choose a smaller model.",
              onnx.getFileName(), needed >> 20, free >> 20));
    }
  }

  private void check(Path onnx, String sha256) {
    if (!Hashing.sha256().newHasher().putBytes(bytes()).hash().toString().equals(sha256)) {
      throw refused(onnx, "it is not the file its manifest describes (its SHA-256 differs)", null);
    }
    try {
      GraphScan.check(bytes());
    } catch (GraphScan.Refusal e) {
      throw refused(onnx, e.getMessage(), null);
    }
  }

  private static ByteBuffer readAll(Path onnx) {
    try {
      if (!PlainFile.is(onnx)) {
        throw refused(onnx, "it is missing, or a link to somewhere else", null);
      }
      long size = Files.size(onnx);
      if (size > LARGEST_BYTES) {
        throw refused(onnx, "it is larger than 1 GB", null);
      }
      requireRoom(onnx, size, MachineMemory.freeBytes());
      return read(onnx, (int) size);
    } catch (IOException e) {
      throw refused(onnx, "it cannot be read", e);
    }
  }

  private static ByteBuffer read(Path onnx, int size) throws IOException {
    ByteBuffer bytes = MEMORY.take(size);
    try (SeekableByteChannel file = Files.newByteChannel(onnx)) {
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
    } catch (IOException e) {
      MEMORY.giveBack(bytes);
      throw e;
    }
    return bytes.clear();
  }
}
