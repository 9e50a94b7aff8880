package framewright.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How an engine is opened.
 *
 * @param threads CPU threads of one run
 * @param device "auto", or the id of the device to insist on, as in "cpu"
 * @param cacheFolder where a provider may keep what it compiled; absent: nothing is kept
 * @param gpuPack the library of the GPU pack, where one is installed
 * @param profiles where each graph leaves, when it is closed, what each of its operators took and
 *     on which side it ran; absent: nothing is counted
 */
public record EngineOptions(
    int threads,
    String device,
    Optional<Path> cacheFolder,
    Optional<Path> gpuPack,
    Optional<Path> profiles) {
  /** All cores, the best device. */
  public static EngineOptions standard() {
    return new EngineOptions(
        Runtime.getRuntime().availableProcessors(),
        "auto",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public EngineOptions withThreads(int count) {
    return new EngineOptions(count, device, cacheFolder, gpuPack, profiles);
  }

  public EngineOptions withDevice(String id) {
    return new EngineOptions(threads, id, cacheFolder, gpuPack, profiles);
  }

  public EngineOptions withGpuPack(Optional<Path> library) {
    return new EngineOptions(threads, device, cacheFolder, library, profiles);
  }

  public EngineOptions withProfiles(Optional<Path> folder) {
    return new EngineOptions(threads, device, cacheFolder, gpuPack, folder);
  }
}
