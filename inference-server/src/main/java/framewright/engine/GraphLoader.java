package framewright.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import com.google.common.io.Resources;
import framewright.error.FramewrightException;
import framewright.pack.GraphFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes sessions of checked bytes, on one provider. */
final class GraphLoader {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final OrtEnvironment runtime;
  private final EngineOptions options;

  GraphLoader(OrtEnvironment runtime, EngineOptions options) {
    this.runtime = runtime;
    this.options = options;
  }

  /** A loader of graphs that run on the thread that calls them. */
  GraphLoader onOneThread() {
    return new GraphLoader(runtime, options.withThreads(1));
  }

  Graph load(Provider provider, Path onnx, String sha256) {
    try (GraphFile file = GraphFile.read(onnx, sha256)) {
      return session(provider, file.bytes(), name(onnx));
    } catch (OrtException e) {
      throw GraphErrors.isOutOfMemory(e)
          ? GraphErrors.translate(e)
          : GraphFile.refused(onnx, "the inference runtime cannot load it", e);
    }
  }

  /** As in "framewright-key/main.onnx". */
  private static String name(Path onnx) {
    return onnx.getParent().getFileName().resolve(onnx.getFileName()).toString();
  }

  /** A graph that is part of the engine. */
  Graph builtIn(Provider provider, String name) {
    try {
      return part(provider, name);
    } catch (OrtException | IOException e) {
      throw FramewrightException.internal(
          "A part of the server cannot be loaded. Reinstall Framewright.", e);
    }
  }

  /** The same, with the runtime's own words when the provider does not work here. */
  Graph part(Provider provider, String name) throws OrtException, IOException {
    return session(provider, bytes(name), name);
  }

  private static ByteBuffer bytes(String name) throws IOException {
    byte[] bytes = Resources.toByteArray(Resources.getResource(GraphLoader.class, name + ".onnx"));
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  OrtEnvironment runtime() {
    return runtime;
  }

  private Graph session(Provider provider, ByteBuffer onnx, String name) throws OrtException {
    try (OrtSession.SessionOptions session = sessionOptions()) {
      if (options.profiles().isPresent()) {
        String file = name.replace('/', ' ') + " " + COUNT.incrementAndGet();
        session.enableProfiling(options.profiles().get().resolve(file).toString());
      }
      provider.attachment().attach(session);
      return graph(runtime.createSession(onnx, session), name);
    } catch (UnsatisfiedLinkError e) {
      throw FramewrightException.internal("The device's runtime is incomplete.", e);
    }
  }

  /** A graph that is refused leaves no session behind. */
  private static Graph graph(OrtSession session, String name) throws OrtException {
    try {
      return new Graph(session, name);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  private OrtSession.SessionOptions sessionOptions() throws OrtException {
    OrtSession.SessionOptions session = new OrtSession.SessionOptions();
    session.setIntraOpNumThreads(options.threads());
    session.setInterOpNumThreads(1);
    // Below that it says of each graph that sizes are computed on the CPU.
    session.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    // A plan of the work memory is kept beside that memory and helps only when all frames are of
    // one size.
    session.setMemoryPatternOptimization(false);
    // The host application shares the CPU: a waiting thread must sleep.
    session.addConfigEntry("session.intra_op.allow_spinning", "0");
    session.addConfigEntry("session.inter_op.allow_spinning", "0");
    return session;
  }
}
