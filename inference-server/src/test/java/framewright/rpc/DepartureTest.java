package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.v1.RenderHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to leave while a frame is loading its models. */
class DepartureTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  @TempDir Path folder;

  @Test
  @Timeout(60)
  void theFrameEndsAsOnAnyOtherDayAndNoModelIsBlamed() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      TestClient.Call frame = server.client().begin(key(), greenScreen());
      server.await(folder.resolve("log/running-model"));
      server.terminate();
      ByteBuffer keyed = frame.answer.get().pixels();
      assertTrue(alpha(keyed, 4, 4) < 0.05f, () -> "the screen's alpha is " + alpha(keyed, 4, 4));
      assertTrue(
          alpha(keyed, WIDTH / 2, HEIGHT / 2) > 0.95f,
          () -> "the figure's alpha is " + alpha(keyed, WIDTH / 2, HEIGHT / 2));
      assertEquals(0, server.exitCode());
    }
    assertFalse(Files.exists(folder.resolve("log/running-model")), "a model is blamed");
  }

  private static RenderHeader key() {
    return Frames.identity(Frames.format(WIDTH, HEIGHT), Frames.IN_STREAM, Frames.IN_STREAM)
        .setEffect("key")
        .build();
  }

  /** A grey figure of a quarter of the frame before an even green. */
  private static ByteBuffer greenScreen() {
    ByteBuffer pixels =
        ByteBuffer.allocateDirect(WIDTH * HEIGHT * 16).order(ByteOrder.nativeOrder());
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      boolean figure =
          Math.abs(i % WIDTH - WIDTH / 2) < WIDTH / 4
              && Math.abs(i / WIDTH - HEIGHT / 2) < HEIGHT / 4;
      pixels.putFloat(figure ? 0.5f : 0.1f).putFloat(figure ? 0.5f : 0.6f);
      pixels.putFloat(figure ? 0.5f : 0.12f).putFloat(1);
    }
    return pixels.flip();
  }

  private static float alpha(ByteBuffer pixels, int x, int y) {
    return pixels.order(ByteOrder.nativeOrder()).getFloat(((y * WIDTH + x) * 4 + 3) * 4);
  }
}
