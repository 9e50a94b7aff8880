package framewright.render;

import framewright.bridge.host.image.FrameSource;
import framewright.bridge.host.image.Image;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.Picture;
import framewright.footage.PixelDepth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Footage as the source of a plugin's clip. Frames are decoded by one thread of their own, one
 * ahead of what was asked, and the last few are kept, because plugins that look at neighbours ask
 * for the same frame several times.
 */
final class ClipInput implements FrameSource, AutoCloseable {
  private static final long KEPT_BYTES = 512L << 20;
  private static final int FEWEST_KEPT = 4;

  private final FootageReader reader;
  private final Function<Picture, Image> toImage;
  private final boolean still;
  private final ExecutorService decoder =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "decoder");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<Integer, CompletableFuture<Image>> frames =
      new LinkedHashMap<>(16, 0.75f, true);

  /** Plugins ask for frames in the thread that they render in. */
  private final ThreadLocal<Optional<String>> failure = ThreadLocal.withInitial(Optional::empty);

  ClipInput(FootageReader reader, Function<Picture, Image> toImage) {
    this.reader = reader;
    this.toImage = toImage;
    this.still = reader.isStill();
  }

  @Override
  public Image frame(double time, double renderScale) {
    int number = still ? reader.range().first() : (int) Math.round(time);
    if (!reader.range().contains(number)) {
      return null;
    }
    try {
      return share(number);
    } catch (CompletionException e) {
      failure.set(Optional.of(e.getCause().getMessage()));
      throw e;
    }
  }

  /** Its own share, taken before the frame can be thrown out for another's sake. */
  private Image share(int number) {
    CompletableFuture<Image> shared;
    synchronized (frames) {
      CompletableFuture<Image> frame = fetch(number);
      shared = frame.thenApply(Image::share);
      frames.put(number, shared.thenCombine(frame, (given, kept) -> kept)); // closed only later
      if (!still && reader.range().contains(number + 1)) {
        CompletableFuture<Image> unused = fetch(number + 1);
      }
    }
    return shared.join();
  }

  FootageReader footage() {
    return reader;
  }

  /** Why this thread could not be given its last frame, once. */
  Optional<String> takeFailure() {
    Optional<String> taken = failure.get();
    failure.remove();
    return taken;
  }

  private CompletableFuture<Image> fetch(int number) {
    CompletableFuture<Image> frame =
        frames.computeIfAbsent(
            number, missing -> CompletableFuture.supplyAsync(() -> decode(missing), decoder));
    long most =
        Math.max(FEWEST_KEPT, KEPT_BYTES / reader.format().withDepth(PixelDepth.FLOAT).bytes());
    while (frames.size() > most) {
      int oldest = frames.keySet().iterator().next();
      closeWhenThere(frames.remove(oldest));
    }
    return frame;
  }

  private Image decode(int number) {
    try {
      return toImage.apply(reader.read(number));
    } catch (FootageException e) {
      throw new CompletionException(e);
    }
  }

  private static void closeWhenThere(CompletableFuture<Image> frame) {
    CompletableFuture<Void> unused = frame.thenAccept(Image::close);
  }

  @Override
  public void close() {
    synchronized (frames) {
      frames.values().forEach(ClipInput::closeWhenThere);
      frames.clear();
    }
    decoder.execute(reader::close);
    decoder.shutdown();
  }
}
