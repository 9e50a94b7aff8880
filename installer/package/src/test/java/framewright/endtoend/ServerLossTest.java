package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Home;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The server ends in the middle of a frame: the frame comes all the same, and it is the same frame.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_RUNTIME_DIR", matches = ".+")
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class ServerLossTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final FrameRange RANGE = new FrameRange(0, 3);
  private static final double TIME = 1.5;
  private static final long PATIENCE_SECONDS = 60;

  @ParameterizedTest
  @CsvSource({
    "key, KILL",
    "key, TERM",
    "style, KILL",
    "style, TERM",
    "retime, KILL",
    "retime, TERM",
    "model, KILL",
    "model, TERM",
    "model, STOP"
  })
  void aFrameOutlivesItsServer(String effect, String signal) throws Exception {
    try (EffectSession session = session(effect)) {
      ByteBuffer quiet = session.render(TIME).picture().pixels();
      long milliseconds = (long) session.render(TIME + 1).milliseconds();
      long server = server();
      CompletableFuture<Void> blow =
          CompletableFuture.runAsync(
              () -> send(signal, server),
              CompletableFuture.delayedExecutor(milliseconds / 2, TimeUnit.MILLISECONDS));
      assertEquals(quiet, session.render(TIME).picture().pixels());
      blow.get();
      assertEquals(quiet, session.render(TIME).picture().pixels());
      ProcessHandle.of(server).ifPresent(ServerLossTest::awaitEnd);
    }
  }

  private static void send(String signal, long process) {
    try {
      assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process).start().waitFor());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitEnd(ProcessHandle server) {
    try {
      server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      server.destroyForcibly();
      throw new AssertionError("the old server is still there", e);
    }
  }

  private static long server() throws Exception {
    return ServerFolders.current().endpoint().orElseThrow().process();
  }

  private static EffectSession session(String effect) throws FootageException {
    PictureFormat format =
        new PictureFormat(WIDTH, HEIGHT, PixelDepth.FLOAT, AlphaKind.OPAQUE, ColourSpace.SRGB);
    Picture[] clip = new Picture[4];
    for (int frame = 0; frame < clip.length; frame++) {
      clip[frame] = drawn(format, frame);
    }
    EffectSession session = EffectSession.open(effect, Home.current(), format, RANGE, 24);
    session.connect("Source", format, RANGE, frame -> clip[frame]);
    if (effect.equals("retime")) {
      session.set("speed", "0.75");
    }
    if (effect.equals("model")) {
      session.set("model", "framewright-identity");
    }
    return session;
  }

  /** Soft grain before a green screen, moving by two pixels a frame. */
  private static Picture drawn(PictureFormat format, int frame) throws FootageException {
    Picture picture = Picture.allocate(format);
    for (int y = 0; y < HEIGHT; y++) {
      Random grain = new Random(y);
      for (int x = 0; x < WIDTH; x++) {
        boolean inside = Math.abs(x - 2 * frame - WIDTH / 2) < 60 && Math.abs(y - HEIGHT / 2) < 60;
        float light = 0.02f * grain.nextFloat();
        picture.setComponent(x, y, 0, (inside ? 0.6f : 0.1f) + light);
        picture.setComponent(x, y, 1, (inside ? 0.35f : 0.5f) + light);
        picture.setComponent(x, y, 2, (inside ? 0.3f : 0.15f) + light);
        picture.setComponent(x, y, 3, 1);
      }
    }
    return picture;
  }
}
