package framewright.bench.faults;

import com.google.common.hash.Hashing;
import com.google.gson.Gson;
import framewright.command.Benchmark;
import framewright.footage.FootageException;
import framewright.render.Failure;
import framewright.render.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One host of a {@link Crowd}: eight threads render, each with an effect of its own. */
@Command(name = "guest", hidden = true)
public final class Guest implements Benchmark {
  private static final int THREADS = 8;
  private static final int WIDTH = 480;
  private static final int HEIGHT = 270;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--digests", required = true, split = ",")
  private List<String> digests;

  @Option(names = "--seconds", required = true)
  private int seconds;

  /**
   * Frames of a host.
   *
   * @param wrong failed, or other than on a quiet machine
   * @param why the first reason
   */
  record Count(int frames, int wrong, String why) {
    Count with(Count other) {
      return new Count(frames + other.frames, wrong + other.wrong, why.isEmpty() ? other.why : why);
    }
  }

  /** One for each effect; a black frame is refused, so that none can pass for the right one. */
  static List<String> quietDigests(Home home) throws FootageException {
    List<String> digests = new ArrayList<>();
    for (String effect : Shot.EFFECTS) {
      try (Shot shot = Shot.of(effect, home, WIDTH, HEIGHT)) {
        String digest = digest(shot);
        if (digest.equals(digestOfNothing())) {
          throw new Failure(effect + " renders black on a quiet machine.");
        }
        digests.add(digest);
      }
    }
    return digests;
  }

  private static String digest(Shot shot) throws FootageException {
    return Hashing.sha256().hashBytes(shot.pixels().duplicate().rewind()).toString();
  }

  private static String digestOfNothing() {
    return Hashing.sha256().hashBytes(new byte[WIDTH * HEIGHT * 4 * Float.BYTES]).toString();
  }

  @Override
  public Integer call() throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Count>> counts = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int effect = i % Shot.EFFECTS.size();
      counts.add(threads.submit(() -> renderUntil(end, effect)));
    }
    threads.shutdown();
    Count all = new Count(0, 0, "");
    for (Future<Count> count : counts) {
      all = all.with(count.get());
    }
    spec.commandLine().getOut().println(new Gson().toJson(all));
    return CommandLine.ExitCode.OK;
  }

  private Count renderUntil(long end, int effect) throws FootageException {
    Count all = new Count(0, 0, "");
    try (Shot shot = Shot.of(Shot.EFFECTS.get(effect), Home.current(), WIDTH, HEIGHT)) {
      while (System.nanoTime() < end) {
        all = all.with(render(shot, effect));
      }
    }
    return all;
  }

  private Count render(Shot shot, int effect) throws FootageException {
    String name = Shot.EFFECTS.get(effect);
    try {
      boolean same = digest(shot).equals(digests.get(effect));
      return new Count(1, same ? 0 : 1, same ? "" : name + " is another picture");
    } catch (Failure failed) {
      return new Count(1, 1, name + ": " + failed.getMessage());
    }
  }
}
