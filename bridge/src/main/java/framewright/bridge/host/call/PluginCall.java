package framewright.bridge.host.call;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this thread is calling a plugin for, so that the plugin's calls back find their report, and
 * by it their render. Threads that a plugin makes through the host inherit it; threads that it
 * makes by itself have none.
 */
public record PluginCall(Report report) {

  private static final ThreadLocal<PluginCall> CURRENT = new ThreadLocal<>();

  public static Optional<PluginCall> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  public <T> T run(Supplier<T> work) {
    PluginCall outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      CURRENT.set(outer);
    }
  }
}
