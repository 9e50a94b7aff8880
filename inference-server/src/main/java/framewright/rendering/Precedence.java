package framewright.rendering;

import framewright.engine.Cancellation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Who waits for whom: while a viewer's frame is here, and for a moment after, in which the next one
 * may come, a batch frame stops between two of its steps. Not for ever, for somebody waits for it,
 * too. Thread-safe.
 */
final class Precedence {
  /** Who plays a clip asks for the next frame sooner, on a slow machine too. */
  static final Duration MOMENT = Duration.ofMillis(120);

  private final long longestNanos;
  private int viewers;
  private long earlierNanos;
  private long began = System.nanoTime();
  private long ends = began;
  private boolean over;

  /**
   * Nobody is here yet.
   *
   * @param longest that batch frames which wait at one time stop, all of them together
   */
  Precedence(Duration longest) {
    this.longestNanos = longest.toNanos();
  }

  synchronized void viewerCame() {
    long now = System.nanoTime();
    if (viewers == 0 && now - ends > 0) {
      earlierNanos += ends - began;
      began = now;
    }
    viewers++;
  }

  synchronized void viewerLeft() {
    viewers--;
    ends = System.nanoTime() + MOMENT.toNanos();
    notifyAll();
  }

  /** For how long viewers have been first, all in all. */
  synchronized long nanos() {
    long now = System.nanoTime();
    return earlierNanos + (viewers > 0 || now - ends < 0 ? now : ends) - began;
  }

  /**
   * Returns when no viewer is first, or when the batch frame has stopped for long enough or is not
   * wanted any more.
   *
   * @param before what {@link #nanos} said when the frame's turn came
   * @param waiting batch frames that are here, with this one
   */
  synchronized void giveWay(long before, int waiting, Cancellation cancellation) {
    while (!over && !cancellation.cancelled()) {
      long patience = longestNanos / waiting - (nanos() - before);
      long more = viewers > 0 ? patience : Math.min(patience, ends - System.nanoTime());
      if (more <= 0 || !waited(more)) {
        return;
      }
    }
  }

  /** Lets those who stopped see that their frame is not wanted any more. */
  synchronized void lookAgain() {
    notifyAll();
  }

  /** Nobody stops any more. */
  synchronized void close() {
    over = true;
    notifyAll();
  }

  private synchronized boolean waited(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
