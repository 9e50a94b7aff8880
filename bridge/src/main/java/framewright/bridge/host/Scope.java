package framewright.bridge.host;

import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Status;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this thread is calling a plugin for, so that the plugin's calls back find their render and
 * their report. Threads that a plugin makes through the host inherit it; threads that it makes by
 * itself have none.
 */
record Scope(Report report, Optional<RunningRender> render) {

  private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();

  static Optional<Scope> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  <T> T run(Supplier<T> work) {
    Scope outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      CURRENT.set(outer);
    }
  }

  /** Work that a plugin asked for. */
  @FunctionalInterface
  interface Request {
    void run();
  }

  /** Runs a plugin's request and answers with a status: nothing thrown here may reach C. */
  static int answer(Request request) {
    try {
      request.run();
      return Status.OK.code();
    } catch (OfxException refused) {
      if (refused.status() == Status.BAD_HANDLE || refused.status() == Status.BAD_VALUE) {
        record(refused.getMessage());
      }
      return refused.status().code();
    } catch (Throwable broken) {
      record("The host failed in a call from the plugin: " + broken);
      return Status.UNKNOWN.code();
    }
  }

  /** A refusal that goes into the report whatever its status. */
  static OfxException refused(Status status, String problem) {
    record(problem);
    return new OfxException(status, problem);
  }

  private static void record(String problem) {
    current().ifPresent(scope -> scope.report.problem(problem));
  }
}
