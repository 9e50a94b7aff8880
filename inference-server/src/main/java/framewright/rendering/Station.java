package framewright.rendering;

import framewright.effect.TensorCache;
import framewright.engine.Cancellation;
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.error.FramewrightException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * One device at work: its engine, which may still be opening, the threads that run it, and what is
 * remembered there from frame to frame. What one device computed is no other's: a frame's bytes do
 * not depend on who rendered before.
 */
public final class Station {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final CompletableFuture<Engine> engine;
  private final DeviceWorker worker;
  private final TensorCache cache;
  private final HeldGraphs held;

  public Station(CompletableFuture<Engine> engine, DeviceWorker worker, TensorCache cache) {
    this.engine = engine;
    this.worker = worker;
    this.cache = cache;
    this.held = new HeldGraphs(cache);
  }

  DeviceWorker worker() {
    return worker;
  }

  TensorCache cache() {
    return cache;
  }

  HeldGraphs held() {
    return held;
  }

  /** Waits for it, as long as anybody would. */
  Engine open() {
    return openWithin(LONGEST_START)
        .orElseThrow(
            () ->
                FramewrightException.serverUnavailable(
                    "The server is still starting. Render the frame again."));
  }

  /** Empty while it opens; throws when it could not. */
  Optional<Engine> openWithin(Duration patience) {
    try {
      return Optional.of(engine.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw couldNotOpen(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Does not wait, and does not throw: empty also when it could not open. */
  Optional<Engine> openNow() {
    return engine.isCompletedExceptionally() ? Optional.empty() : openWithin(Duration.ZERO);
  }

  /** Runs the action once it is open: never when it fails to. */
  @SuppressWarnings("FutureReturnValueIgnored") // Each render is told of the failure, and the log.
  void whenOpen(Runnable action) {
    engine.thenRun(action);
  }

  /** Gives back what only a next frame would want, unless one has come. */
  @SuppressWarnings("FutureReturnValueIgnored") // One that failed to open has nothing to give back.
  void rest() {
    engine.thenAccept(open -> worker.whenFree(() -> held.giveBack(open, 0)));
  }

  /** Does a piece of work once no frame is here; the next frame cancels it. */
  <T> T whenQuiet(BiFunction<Engine, Cancellation, T> piece) throws InterruptedException {
    Engine open = opened();
    return worker
        .quiet()
        .use(
            cancellation ->
                holding(
                    () -> Losses.outlive(open, told -> {}, () -> piece.apply(open, cancellation))));
  }

  private Engine opened() throws InterruptedException {
    try {
      return engine.get();
    } catch (ExecutionException e) {
      throw couldNotOpen(e);
    }
  }

  /** Graphs stay meanwhile, as for a frame. */
  private <T> T holding(Supplier<T> work) {
    held.begin();
    try {
      return work.get();
    } finally {
      held.end();
    }
  }

  private static FramewrightException couldNotOpen(ExecutionException e) {
    return FramewrightException.internal(
        "The server could not start its inference runtime.", e.getCause());
  }

  /** Frames that are here, of all kinds. */
  int load() {
    return worker.load();
  }

  Optional<Device> device() {
    return openNow().map(Engine::device);
  }
}
