package framewright.engine;

import framewright.error.FramewrightException;
import framewright.pack.ModelPack;
import framewright.pack.PackFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * One device and the graphs loaded on it. Graphs are loaded once and kept while they are used. On
 * the CPU the same bytes go out for the same bytes in, whatever the number of threads.
 */
public final class Engine implements AutoCloseable {
  /** Each thread holds graphs of its own; more of them wait for memory, not for cores. */
  private static final int MOST_PIECE_THREADS = 8;

  /** A device that is lost twice within it is not taken again. */
  private static final Duration SHORT_TIME = Duration.ofMinutes(5);

  private final EngineOptions options;
  private final GraphLoader loader;
  private volatile Provider provider;
  private volatile PieceThreads pieceThreads;
  private Optional<Long> lastLoss = Optional.empty();

  /** Changed under the lock, which is held while one loads; read also meanwhile. */
  private final Map<String, Loaded> graphs = new ConcurrentHashMap<>();

  private final Refusals refusals = new Refusals();

  private Engine(EngineOptions options, GraphLoader loader) {
    this.options = options;
    this.loader = loader;
    goOnWith(new ProviderChoice(options, loader).choose());
  }

  /** Starts the runtime and chooses the device; falls back to the CPU with a reason. */
  public static Engine open(EngineOptions options) {
    return new Engine(options, new GraphLoader(Runtimes.start(), options));
  }

  private void goOnWith(Provider next) {
    provider = next;
    int threads = next.isCpu() ? Math.min(options.threads(), MOST_PIECE_THREADS) : 1;
    pieceThreads = new PieceThreads(threads);
  }

  /**
   * After a graph failed on this device: when the device is the reason, as after a reset of its
   * driver, goes on with it anew, or with the CPU. Graphs that were handed out before run no more.
   *
   * @return whether the frame is worth another try
   */
  public synchronized boolean recover(Device failed) {
    if (!failed.equals(provider.device())) {
      return true; // another frame has found out
    }
    ProviderChoice choice = new ProviderChoice(options, loader);
    if (provider.isCpu() || choice.works(provider)) {
      return false;
    }
    close();
    refusals.forget();
    boolean again =
        lastLoss.stream().noneMatch(loss -> System.nanoTime() - loss < SHORT_TIME.toNanos());
    lastLoss = Optional.of(System.nanoTime());
    goOnWith(choice.after(failed, again));
    return true;
  }

  public Device device() {
    return provider.device();
  }

  /** Ids of the packs that have graphs in memory, in order. Does not wait for one that loads. */
  public List<String> loadedModels() {
    return graphs.values().stream()
        .flatMap(loaded -> loaded.pack.map(ModelPack::id).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The graph of one role of a pack. Its file is checked before any of it runs: hash, standard
   * operator domains, no external data.
   *
   * @throws FramewrightException of kind MODEL_UNAVAILABLE with the reason
   */
  public Graph graph(ModelPack pack, String role) {
    PackFile file = file(pack, role);
    Path onnx = pack.folder().resolve(file.path());
    return cached(
        file.sha256(),
        Optional.of(pack),
        refusals.remembering(pack, role, () -> loader.load(provider, onnx, file.sha256())));
  }

  private static PackFile file(ModelPack pack, String role) {
    if (!pack.usable()) {
      throw FramewrightException.modelUnavailable(pack.problem());
    }
    PackFile file = pack.manifest().files().get(role);
    if (file == null) {
      throw FramewrightException.modelUnavailable(
          "The model \""
              + pack.id()
              + "\" has no part called \""
              + role
              + "\". Reinstall it or choose another model.");
    }
    return file;
  }

  /**
   * Works on pieces side by side, and gives each the number of the thread it runs in: the graphs it
   * runs are those of {@link #graph(ModelPack, String, int)}. Returns, or throws the first failure,
   * when nothing runs any more.
   */
  public void sideBySide(List<IntConsumer> pieces) {
    pieceThreads.run(pieces);
  }

  /** The graph of one role of a pack that belongs to a thread and runs on its thread alone. */
  public Graph graph(ModelPack pack, String role, int thread) {
    PackFile file = file(pack, role);
    Path onnx = pack.folder().resolve(file.path());
    return cached(
        file.sha256() + " in thread " + thread,
        Optional.of(pack),
        refusals.remembering(
            pack, role, () -> loader.onOneThread().load(provider, onnx, file.sha256())));
  }

  /**
   * A graph of the engine's own: "to_planar" or "from_planar", as inference-server/training/graphs
   * describes them.
   */
  public Graph builtIn(String name) {
    return cached(name, Optional.empty(), () -> loader.builtIn(provider, name));
  }

  /**
   * Closes graphs that nobody asked for in this time, with the memory they work in. Only for the
   * thread that runs graphs, between two frames: who holds a graph must not lose it.
   */
  public synchronized void closeUnused(Duration time) {
    long oldest = System.nanoTime() - time.toNanos();
    graphs.values().removeIf(loaded -> loaded.closeIfNotUsedSince(oldest));
  }

  /**
   * Closes, of the packs of each effect, all but those used last, on the same terms. Each keeps the
   * memory that its largest frame took, and who tries one after the other would fill the machine.
   */
  public synchronized void closeAllButLatest(int packsOfAnEffect) {
    Map<String, TreeMap<Long, ModelPack>> byEffect = new HashMap<>();
    Map<ModelPack, Long> lastUses = new HashMap<>();
    graphs
        .values()
        .forEach(
            loaded ->
                loaded.pack.ifPresent(pack -> lastUses.merge(pack, loaded.lastUse, Math::max)));
    lastUses.forEach(
        (pack, use) ->
            byEffect
                .computeIfAbsent(pack.manifest().effect(), effect -> new TreeMap<>())
                .put(use, pack));
    for (TreeMap<Long, ModelPack> oldestFirst : byEffect.values()) {
      while (oldestFirst.size() > packsOfAnEffect) {
        close(oldestFirst.pollFirstEntry().getValue());
      }
    }
  }

  private void close(ModelPack pack) {
    graphs
        .values()
        .removeIf(
            loaded -> {
              boolean leaves = loaded.pack.filter(pack::equals).isPresent();
              if (leaves) {
                loaded.graph.close();
              }
              return leaves;
            });
  }

  @Override
  public synchronized void close() {
    pieceThreads.close();
    graphs.values().forEach(loaded -> loaded.graph.close());
    graphs.clear();
  }

  private synchronized Graph cached(String key, Optional<ModelPack> pack, Supplier<Graph> load) {
    Loaded loaded = graphs.get(key);
    if (loaded == null) {
      loaded = new Loaded(load.get(), pack);
      graphs.put(key, loaded);
    }
    loaded.lastUse = System.nanoTime();
    return loaded.graph;
  }

  private static final class Loaded {
    private final Graph graph;
    private final Optional<ModelPack> pack;
    private long lastUse;

    Loaded(Graph graph, Optional<ModelPack> pack) {
      this.graph = graph;
      this.pack = pack;
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
