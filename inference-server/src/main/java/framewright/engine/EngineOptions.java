package framewright.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How an engine is opened.
 *
 * @param threads CPU threads of one run
 * @param device "auto", or the id of the device to insist on, as in "cpu"
 * @param cacheFolder where a provider may keep what it compiled; absent: nothing is kept
 */
public record EngineOptions(int threads, String device, Optional<Path> cacheFolder) {
  /** All cores, the best device. */
  public static EngineOptions standard() {
    return new EngineOptions(Runtime.getRuntime().availableProcessors(), "auto", Optional.empty());
  }

  public EngineOptions withThreads(int count) {
    return new EngineOptions(count, device, cacheFolder);
  }

  public EngineOptions withDevice(String id) {
    return new EngineOptions(threads, id, cacheFolder);
  }
}
