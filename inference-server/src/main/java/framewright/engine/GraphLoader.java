package framewright.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.common.hash.Hashing;
import framewright.error.FramewrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a graph's file once, checks those very bytes, and makes a session of them. */
final class GraphLoader {
  private static final long LARGEST_FILE_BYTES = 1L << 30;

  private GraphLoader() {}

  static Graph load(OrtEnvironment runtime, Provider provider, EngineOptions options, Path onnx, String sha256) {
    byte[] bytes = read(onnx);
    if (!Hashing.sha256().hashBytes(bytes).toString().equals(sha256)) {
      throw refused(onnx, "it is not the file its manifest describes (its SHA-256 differs)");
    }
    try (OrtSession.SessionOptions sessionOptions = sessionOptions(options)) {
      provider.attachment().attach(sessionOptions);
      return new Graph(runtime.createSession(bytes, sessionOptions), onnx.getFileName().toString());
    } catch (OrtException e) {
      throw FramewrightException.of(
          framewright.error.ErrorKind.MODEL_UNAVAILABLE, sentence(onnx, "the runtime cannot load it"), e);
    }
  }

  private static byte[] read(Path onnx) {
    try {
      if (Files.size(onnx) > LARGEST_FILE_BYTES) {
        throw refused(onnx, "it is larger than 1 GB");
      }
      return Files.readAllBytes(onnx);
    } catch (IOException e) {
      throw FramewrightException.of(
          framewright.error.ErrorKind.MODEL_UNAVAILABLE, sentence(onnx, "it cannot be read"), e);
    }
  }

  private static OrtSession.SessionOptions sessionOptions(EngineOptions options) throws OrtException {
    OrtSession.SessionOptions session = new OrtSession.SessionOptions();
    session.setIntraOpNumThreads(options.threads());
    session.setInterOpNumThreads(1);
    // The host application shares the CPU: a waiting thread must sleep.
    session.addConfigEntry("session.intra_op.allow_spinning", "0");
    session.addConfigEntry("session.inter_op.allow_spinning", "0");
    return session;
  }

  private static FramewrightException refused(Path onnx, String why) {
    return FramewrightException.modelUnavailable(sentence(onnx, why));
  }

  private static String sentence(Path onnx, String why) {
    return "The model file " + onnx.getFileName() + " was refused: " + why + ". Reinstall the model or choose another.";
  }
}
