package framewright.bench.faults;

import framewright.render.Failure;
import framewright.render.Home;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;

/** A server that may take less memory than a frame needs. */
final class Shortage implements Fault {
  private static final String LIMIT = "-XX:MaxDirectMemorySize=80m";
  private static final int SMALL_FRAMES = 10;

  @Override
  public String id() {
    return "R7";
  }

  @Override
  public String title() {
    return "a frame in HD needs more memory than the server may take";
  }

  @Override
  public String bar() {
    return "a sentence that names memory; the same server renders the next 10 small frames right";
  }

  @Override
  public boolean isBrief() {
    return false;
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    ByteBuffer quiet = quiet(home);
    Process server = LiveServer.start(home, Map.of("_JAVA_OPTIONS", LIMIT));
    try (Shot small = Shot.of("key", home, 640, 360)) {
      String sentence = refusal(home);
      int right = 0;
      for (int i = 0; i < SMALL_FRAMES; i++) {
        right += small.pixels().equals(quiet) ? 1 : 0;
      }
      boolean sameServer = server.isAlive();
      return new Verdict(
          String.format(
              Locale.ROOT,
              "\"%s\"; %d of %d right, by %s server",
              sentence,
              right,
              SMALL_FRAMES,
              sameServer ? "the same" : "another"),
          sentence.contains("memory") && right == SMALL_FRAMES && sameServer);
    } finally {
      server.destroy();
    }
  }

  private static ByteBuffer quiet(Home home) throws Exception {
    try (Shot small = Shot.of("key", home, 640, 360)) {
      ByteBuffer pixels = small.pixels();
      LiveServer server = LiveServer.current();
      server.send("TERM");
      server.awaitEnd();
      return pixels;
    }
  }

  private static String refusal(Home home) throws Exception {
    try (Shot large = Shot.of("key", home, 1920, 1080)) {
      large.pixels();
      return "rendered all the same";
    } catch (Failure refused) {
      return refused.getMessage();
    }
  }
}
