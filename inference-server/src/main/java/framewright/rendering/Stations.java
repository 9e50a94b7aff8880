package framewright.rendering;

import com.google.common.base.Suppliers;
import com.google.common.collect.Streams;
import framewright.effect.Compute;
import framewright.engine.Engine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The devices of a server, and which of them takes a frame: the least busy of those that the server
 * was told, or the CPU where an artist asks for it and it is none of them.
 */
public final class Stations {
  private final List<Station> told;
  private final Supplier<Station> ownCpu;
  private volatile Optional<Station> openedCpu = Optional.empty();

  /**
   * @param told at least one
   * @param cpu opens the CPU, once, when it is first asked for
   */
  public Stations(List<Station> told, Supplier<Station> cpu) {
    this.told = List.copyOf(told);
    this.ownCpu =
        Suppliers.memoize(
            () -> {
              Station station = cpu.get();
              openedCpu = Optional.of(station);
              return station;
            });
  }

  /** One that renders everything, wherever an artist would have it. */
  static Stations of(Station only) {
    return new Stations(List.of(only), () -> only);
  }

  /** The one that everything but frames goes to. */
  Station first() {
    return told.get(0);
  }

  /** All that are open or opening, the first one first. */
  List<Station> all() {
    return Streams.concat(told.stream(), openedCpu.stream()).toList();
  }

  /**
   * Waits until the devices are known. Where a graphics device is asked for and there is none, the
   * others take the frame.
   */
  Station forFrame(Compute wish) {
    return switch (wish) {
      case AUTOMATIC -> leastBusy(told.stream()).orElseThrow();
      case GRAPHICS_DEVICE ->
          leastBusy(told.stream().filter(onCpu().negate())).orElseGet(this::first);
      case CPU -> leastBusy(told.stream().filter(onCpu())).orElseGet(ownCpu);
    };
  }

  private static Predicate<Station> onCpu() {
    return station -> station.open().device().isCpu();
  }

  /** Of several that have as much to do, the first. */
  private static Optional<Station> leastBusy(Stream<Station> stations) {
    return stations.min(Comparator.comparingInt(Station::load));
  }

  /** What each engine has loaded. */
  List<String> loadedModels() {
    return all().stream()
        .flatMap(station -> station.openNow().stream())
        .map(Engine::loadedModels)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }

  /** The places of all. */
  DeviceWorker.Places places() {
    return all().stream()
        .map(station -> station.worker().look())
        .reduce(DeviceWorker.Places::and)
        .orElseThrow();
  }
}
