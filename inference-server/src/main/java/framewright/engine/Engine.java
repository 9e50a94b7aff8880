package framewright.engine;

import ai.onnxruntime.OrtEnvironment;
import framewright.error.FramewrightException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One device and the graphs loaded on it. Graphs are loaded once and kept until the engine is closed. Same bytes out for same
 * bytes in, whatever the number of threads.
 */
public final class Engine implements AutoCloseable {
  private final OrtEnvironment runtime;
  private final Provider provider;
  private final EngineOptions options;
  private final Map<String, Graph> graphs = new HashMap<>();

  private Engine(OrtEnvironment runtime, Provider provider, EngineOptions options) {
    this.runtime = runtime;
    this.provider = provider;
    this.options = options;
  }

  /** Starts the runtime and chooses the device; falls back to the CPU with a reason. */
  public static Engine open(EngineOptions options) {
    OrtEnvironment runtime = Runtimes.start();
    return new Engine(runtime, ProviderChoice.choose(options), options);
  }

  public Device device() {
    return provider.device();
  }

  /**
   * The graph of a file. It is checked before any of it runs: hash, standard operator domains, no external data.
   *
   * @throws FramewrightException of kind MODEL_UNAVAILABLE with the reason
   */
  public synchronized Graph graph(Path onnx, String sha256) {
    Graph loaded = graphs.get(sha256);
    if (loaded == null) {
      loaded = GraphLoader.load(runtime, provider, options, onnx, sha256);
      graphs.put(sha256, loaded);
    }
    return loaded;
  }

  /** The graph of one role of a pack. */
  public Graph graph(ModelPack pack, String role) {
    if (!pack.usable()) {
      throw FramewrightException.modelUnavailable(pack.problem());
    }
    PackFile file = pack.manifest().files().get(role);
    if (file == null) {
      throw FramewrightException.modelUnavailable(
          "The model \"" + pack.id() + "\" has no part called \"" + role + "\". Reinstall it or choose another model.");
    }
    return graph(pack.folder().resolve(file.path()), file.sha256());
  }

  @Override
  public synchronized void close() {
    graphs.values().forEach(Graph::close);
    graphs.clear();
  }
}
