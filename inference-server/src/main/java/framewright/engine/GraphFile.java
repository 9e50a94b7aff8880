package framewright.engine;

import com.google.common.hash.Hashing;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A graph's file, read once: the bytes that were checked are the bytes that are loaded. */
final class GraphFile {
  private static final long LARGEST_BYTES = 1L << 30;

  private GraphFile() {}

  /**
   * The checked bytes of a file.
   *
   * @throws FramewrightException MODEL_UNAVAILABLE with the reason
   */
  static byte[] read(Path onnx, String sha256) {
    byte[] bytes = readAll(onnx);
    if (!Hashing.sha256().hashBytes(bytes).toString().equals(sha256)) {
      throw refused(onnx, "it is not the file its manifest describes (its SHA-256 differs)", null);
    }
    try {
      GraphScan.check(bytes);
    } catch (GraphScan.Refusal e) {
      throw refused(onnx, e.getMessage(), null);
    }
    return bytes;
  }

  static FramewrightException refused(Path onnx, String why, Throwable cause) {
    String sentence = "The model file " + onnx.getFileName() + " was refused: " + why
        + ". Reinstall the model or choose another.";
    return FramewrightException.of(ErrorKind.MODEL_UNAVAILABLE, sentence, cause);
  }

  private static byte[] readAll(Path onnx) {
    try {
      if (!PlainFile.is(onnx)) {
        throw refused(onnx, "it is missing, or a link to somewhere else", null);
      }
      if (Files.size(onnx) > LARGEST_BYTES) {
        throw refused(onnx, "it is larger than 1 GB", null);
      }
      return Files.readAllBytes(onnx);
    } catch (IOException e) {
      throw refused(onnx, "it cannot be read", e);
    }
  }
}
