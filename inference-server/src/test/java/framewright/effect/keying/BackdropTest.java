package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.colour.ColourSpace;
import framewright.effect.ParameterValue;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Backgrounds of every size, shape and place behind an empty screen. */
class BackdropTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final float DARK = 0.2f;
  private static final float BRIGHT = 0.8f;
  private static final KeyRoom DESK = new KeyRoom(2);

  @AfterAll
  static void leave() {
    DESK.close();
  }

  /** Dark to the left of this part of its width, bright from there on, whatever its size. */
  private static Frame halves(int width, int height, int left, int top) {
    return picture(width, height, left, top, (x, y) -> x < width / 2 ? DARK : BRIGHT);
  }

  private interface Drawn {
    float at(int x, int y);
  }

  private static Frame picture(int width, int height, int left, int top, Drawn drawn) {
    FrameFormat format = new FrameFormat(width, height, Alpha.OPAQUE, ColourSpace.SRGB, left, top);
    ByteBuffer pixels = ByteBuffer.allocateDirect(format.bytes()).order(ByteOrder.nativeOrder());
    for (int i = 0; i < width * height; i++) {
      float grey = drawn.at(i % width, i / width);
      pixels.putFloat(grey).putFloat(grey).putFloat(grey).putFloat(1);
    }
    return new Frame("Background", 0, format, Optional.empty(), pixels.flip());
  }

  /** The red of what lies behind, in rows. */
  private static float[] behind(Frame background, String fit) {
    float[] all =
        DESK.with("Background", background)
            .key(
                Plate.filled(WIDTH, HEIGHT, 0.15f, 0.6f, 0.2f).srgb(),
                Map.of("background_fit", new ParameterValue.Text(fit)));
    float[] red = new float[WIDTH * HEIGHT];
    for (int i = 0; i < red.length; i++) {
      red[i] = all[4 * i];
    }
    return red;
  }

  private static float at(float[] picture, int x, int y) {
    return picture[y * WIDTH + x];
  }

  @Test
  void theSameShapeIsTheSameWhateverTheFit() {
    Frame same = picture(WIDTH, HEIGHT, 0, 0, (x, y) -> (x * 7 + y * 13) % 64 / 64f);
    float[] filled = behind(same, "fill");
    assertArrayEquals(filled, behind(same, "fit"));
    assertArrayEquals(filled, behind(same, "place"));
    assertEquals((5 * 7 + 3 * 13) % 64 / 64f, at(filled, 5, 3), 0.01, "pixel by pixel");
  }

  @Test
  void halfAndDoubleShowTheSamePicture() {
    for (double size : new double[] {0.5, 2}) {
      float[] filled = behind(halves((int) (WIDTH * size), (int) (HEIGHT * size), 0, 0), "fill");
      assertEquals(DARK, at(filled, WIDTH / 2 - 3, 5), 0.01);
      assertEquals(BRIGHT, at(filled, WIDTH / 2 + 2, HEIGHT - 1), 0.01);
    }
  }

  @Test
  void finePatternsAreMeantInLight() {
    Frame lines = picture(2 * WIDTH, 2 * HEIGHT, 0, 0, (x, y) -> x % 2);
    assertEquals(0.7354, at(behind(lines, "fill"), 40, 30), 0.02, "half the light");
  }

  @Test
  void aPortraitFillsTheFrameOrStandsInItsMiddle() {
    Frame portrait = halves(32, 64, 0, 0);
    float[] filled = behind(portrait, "fill");
    assertEquals(DARK, at(filled, 1, 1), 0.01);
    assertEquals(BRIGHT, at(filled, WIDTH - 2, HEIGHT - 2), 0.01);
    float[] fitted = behind(portrait, "fit");
    assertEquals(0, at(fitted, WIDTH / 2 - 18, 30), 0.01, "nothing beside it");
    assertEquals(DARK, at(fitted, WIDTH / 2 - 14, 30), 0.01);
    assertEquals(BRIGHT, at(fitted, WIDTH / 2 + 14, 30), 0.01);
    assertEquals(0, at(fitted, WIDTH / 2 + 18, 30), 0.01);
  }

  @Test
  void coordinatesPutItWhereTheyAre() {
    float[] placed = behind(halves(20, 10, -4, 50), "place");
    assertEquals(DARK, at(placed, 0, 55), 0.01);
    assertEquals(DARK, at(placed, 5, 55), 0.01);
    assertEquals(BRIGHT, at(placed, 6, 55), 0.01);
    assertEquals(BRIGHT, at(placed, 15, 55), 0.01);
    assertEquals(0, at(placed, 16, 55), 0.01);
    assertEquals(0, at(placed, 5, 49), 0.01);
  }
}
