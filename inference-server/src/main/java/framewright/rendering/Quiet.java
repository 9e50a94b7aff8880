package framewright.rendering;

import framewright.engine.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The time between frames, for work that nobody waits for: it begins a moment after the last frame
 * has gone, and the next one cancels it; but not twice in a row, or somebody who looks at a frame
 * now and then would let nothing be done. Thread-safe.
 */
final class Quiet {
  /** Who looks through a clip asks for the next frame sooner. */
  private static final long MOMENT = Duration.ofMillis(250).toNanos();

  private int frames;
  private long since = System.nanoTime();
  private Optional<Cancellation> work = Optional.empty();
  private boolean wasCancelled;

  synchronized void frameCame() {
    frames++;
    if (!wasCancelled) {
      wasCancelled = work.isPresent();
      work.ifPresent(Cancellation::cancel);
    }
  }

  synchronized void frameLeft() {
    frames--;
    since = System.nanoTime();
    notifyAll();
  }

  /** Does one piece of work, on this thread. */
  <T> T use(Function<Cancellation, T> piece) throws InterruptedException {
    Cancellation cancellation = begin();
    try {
      return piece.apply(cancellation);
    } finally {
      end(cancellation);
    }
  }

  private synchronized Cancellation begin() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    for (long more = left(); more > 0; more = left()) {
      TimeUnit.NANOSECONDS.timedWait(this, more);
    }
    Cancellation cancellation = new Cancellation();
    work = Optional.of(cancellation);
    return cancellation;
  }

  private synchronized void end(Cancellation cancellation) {
    wasCancelled = cancellation.cancelled();
    work = Optional.empty();
  }

  private long left() {
    return frames > 0 ? Long.MAX_VALUE : since + MOMENT - System.nanoTime();
  }
}
