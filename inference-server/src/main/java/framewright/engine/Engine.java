package framewright.engine;

import framewright.error.FramewrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One device and the graphs loaded on it. Graphs are loaded once and kept while they are used. On the CPU the same bytes
 * go out for the same bytes in, whatever the number of threads.
 */
public final class Engine implements AutoCloseable {
  private final GraphLoader loader;
  private final Provider provider;
  private final Map<String, Loaded> graphs = new HashMap<>();

  private Engine(GraphLoader loader, Provider provider) {
    this.loader = loader;
    this.provider = provider;
  }

  /** Starts the runtime and chooses the device; falls back to the CPU with a reason. */
  public static Engine open(EngineOptions options) {
    GraphLoader loader = new GraphLoader(Runtimes.start(), options);
    return new Engine(loader, new ProviderChoice(options, loader).choose());
  }

  public Device device() {
    return provider.device();
  }

  /**
   * The graph of a file. It is checked before any of it runs: hash, standard operator domains, no external data.
   *
   * @throws FramewrightException of kind MODEL_UNAVAILABLE with the reason
   */
  public Graph graph(Path onnx, String sha256) {
    return cached(sha256, () -> loader.load(provider, onnx, sha256));
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

  /** A graph of the engine's own: "to_planar" or "from_planar", as inference-server/training/graphs describes them. */
  public Graph builtIn(String name) {
    return cached(name, () -> loader.builtIn(provider, name));
  }

  /**
   * Closes graphs that nobody asked for in this time, with the memory they work in. Only for the thread that runs graphs,
   * between two jobs: who holds a graph must not lose it.
   */
  public synchronized void closeUnused(Duration time) {
    long oldest = System.nanoTime() - time.toNanos();
    graphs.values().removeIf(loaded -> loaded.closeIfNotUsedSince(oldest));
  }

  @Override
  public synchronized void close() {
    graphs.values().forEach(loaded -> loaded.graph.close());
    graphs.clear();
  }

  private synchronized Graph cached(String key, Supplier<Graph> load) {
    Loaded loaded = graphs.get(key);
    if (loaded == null) {
      loaded = new Loaded(load.get());
      graphs.put(key, loaded);
    }
    loaded.lastUse = System.nanoTime();
    return loaded.graph;
  }

  private static final class Loaded {
    private final Graph graph;
    private long lastUse;

    Loaded(Graph graph) {
      this.graph = graph;
    }

    boolean closeIfNotUsedSince(long time) {
      boolean unused = lastUse - time < 0;
      if (unused) {
        graph.close();
      }
      return unused;
    }
  }
}
