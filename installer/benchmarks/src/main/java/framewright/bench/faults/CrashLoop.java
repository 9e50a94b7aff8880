package framewright.bench.faults;

import framewright.render.Failure;
import framewright.render.Home;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Every server ends while one model runs, as with a model that exhausts memory or crashes. */
final class CrashLoop implements Fault {
  private static final String CULPRIT = "framewright-style";
  private static final int STRIKES = 3;
  private static final int FRAMES = 4;

  @Override
  public String id() {
    return "R3";
  }

  @Override
  public String title() {
    return "a model ends every server that runs it";
  }

  @Override
  public String bar() {
    return "set aside after 3, with a sentence; other models still serve";
  }

  @Override
  public boolean isBrief() {
    return false;
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    try (Shot culprit = Shot.of("style", home, 640, 360);
        Shot other = Shot.of("key", home, 640, 360)) {
      ByteBuffer quiet = other.pixels();
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Integer> killer =
          CompletableFuture.supplyAsync(() -> killWhileItRuns(over));
      String sentence = untilSetAside(culprit);
      over.set(true);
      int deaths = killer.get();
      boolean setAside = sentence.contains("set aside");
      boolean served = other.pixels().equals(quiet);
      return new Verdict(
          String.format(
              Locale.ROOT,
              "%s after %d deaths; another model's frame is %s",
              setAside ? "set aside" : "not set aside",
              deaths,
              served ? "right" : "wrong"),
          setAside && deaths == STRIKES && served);
    }
  }

  /** The last sentence. */
  private static String untilSetAside(Shot culprit) throws Exception {
    String sentence = "";
    for (int i = 0; i < FRAMES && !sentence.contains("set aside"); i++) {
      try {
        culprit.pixels();
      } catch (Failure failed) {
        sentence = failed.getMessage();
      }
    }
    return sentence;
  }

  private static int killWhileItRuns(AtomicBoolean over) {
    Path running = ServerFolders.current().logs().resolve("running-model");
    int deaths = 0;
    try {
      while (!over.get()) {
        if (read(running).contains(CULPRIT)) {
          LiveServer server = LiveServer.current();
          server.process().destroyForcibly();
          server.awaitEnd();
          deaths++;
          awaitNext(running, over);
        }
        TimeUnit.MILLISECONDS.sleep(1);
      }
    } catch (Exception e) {
      throw new Failure("The server could not be killed.", e);
    }
    return deaths;
  }

  /** The next server reads what the last one left, and removes it. */
  private static void awaitNext(Path running, AtomicBoolean over) throws Exception {
    while (!over.get() && Files.exists(running)) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static String read(Path running) throws IOException {
    try {
      return Files.readString(running);
    } catch (NoSuchFileException nothingRuns) {
      return "";
    }
  }
}
