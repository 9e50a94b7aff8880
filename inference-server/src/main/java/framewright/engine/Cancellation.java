package framewright.engine;

import framewright.error.FramewrightException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A caller's change of mind, told to whoever works for it. Thread-safe. An action given to {@link
 * #during} never runs after its scope is closed, so it may touch what the scope owns.
 */
public final class Cancellation {
  private final Set<Runnable> actions = new LinkedHashSet<>();
  private volatile boolean cancelled;

  /** Ends the work: runs the actions of all open scopes, on this thread. */
  public synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      actions.forEach(Runnable::run);
    }
  }

  public boolean cancelled() {
    return cancelled;
  }

  /**
   * Ends the caller's work once cancelled.
   *
   * @throws FramewrightException of kind CANCELLED
   */
  public void check() {
    if (cancelled()) {
      throw FramewrightException.cancelled();
    }
  }

  /** Runs the action when cancelled before the scope closes, at once when it already is. */
  public synchronized Scope during(Runnable action) {
    actions.add(action);
    if (cancelled) {
      action.run();
    }
    return () -> forget(action);
  }

  private synchronized void forget(Runnable action) {
    actions.remove(action);
  }

  /** Closed when the work it watches is done. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
