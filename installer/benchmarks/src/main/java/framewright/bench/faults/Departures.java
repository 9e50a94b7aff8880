package framewright.bench.faults;

import framewright.render.Failure;
import framewright.render.Home;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server is told to leave with frames under way, again and again; the one that takes over for
 * them is told to leave too, with nothing to do.
 */
final class Departures implements Fault {
  private static final int IN_FLIGHT = 8;
  private static final double DRAINED_SECONDS = 10;

  /** Two locks stay: a lock that is removed could be held twice. */
  private static final Set<String> STAY = Set.of("server.lock", "start.lock");

  @Override
  public String id() {
    return "R8";
  }

  @Override
  public String title() {
    return "the server is told to leave with 8 frames under way";
  }

  @Override
  public String bar() {
    return "gone within 10 s, every frame right, nothing left behind";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    int turns = extent.times(3, 500);
    int wrong = 0;
    double slowest = 0;
    Set<String> before = temporaryThings();
    for (int i = 0; i < turns; i++) {
      try (Shot shot = Shot.of("model", home, 640, 360)) {
        ByteBuffer quiet = shot.pixels();
        LiveServer server = LiveServer.current();
        List<Future<Boolean>> frames = start(home, quiet);
        server.send("TERM");
        slowest = Math.max(slowest, server.awaitEnd());
        for (Future<Boolean> frame : frames) {
          wrong += frame.get() ? 0 : 1;
        }
        LiveServer next = LiveServer.current();
        next.send("TERM");
        slowest = Math.max(slowest, next.awaitEnd());
      }
    }
    Set<String> left = temporaryThings();
    left.removeAll(before);
    return new Verdict(
        String.format(
            Locale.ROOT,
            "%d times, %d starts and stops in all: %.1f s at most, %d frames wrong, left behind: %s",
            turns,
            2 * turns,
            slowest,
            wrong,
            left.isEmpty() ? "nothing" : left),
        slowest <= DRAINED_SECONDS && wrong == 0 && left.isEmpty());
  }

  private static List<Future<Boolean>> start(Home home, ByteBuffer quiet) {
    ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);
    List<Future<Boolean>> frames = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      frames.add(
          threads.submit(
              () -> {
                try (Shot shot = Shot.of("model", home, 640, 360)) {
                  return shot.pixels().equals(quiet);
                } catch (Failure failed) {
                  return false;
                }
              }));
    }
    threads.shutdown();
    return frames;
  }

  private static Set<String> temporaryThings() throws IOException {
    Set<String> things = names(Path.of(System.getProperty("java.io.tmpdir")), "onnxruntime");
    things.addAll(names(ServerFolders.current().runtime(), ""));
    things.removeAll(STAY);
    return things;
  }

  private static Set<String> names(Path folder, String beginning) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new java.util.HashSet<>();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(beginning))
          .collect(Collectors.toSet());
    }
  }
}
