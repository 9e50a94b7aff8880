package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.ParameterValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same frame gives the same key, and a shot that stands still a key that stands still. */
class KeySteadinessTest {
  private static final int WIDTH = 512;
  private static final int HEIGHT = 288;
  private static final int FRAMES = 6;

  @Test
  void sameBytesWhateverTheThreadCount() {
    try (KeyRoom one = new KeyRoom(1);
        KeyRoom two = new KeyRoom(2);
        KeyRoom five = new KeyRoom(5)) {
      for (String quality : List.of("full", "half")) {
        Map<String, ParameterValue> settings = Map.of("quality", new ParameterValue.Text(quality));
        float[] expected = one.key(Plate.disc(WIDTH, HEIGHT).noisy(5).srgb(), settings);
        assertArrayEquals(expected, two.key(Plate.disc(WIDTH, HEIGHT).noisy(5).srgb(), settings));
        assertArrayEquals(expected, five.key(Plate.disc(WIDTH, HEIGHT).noisy(5).srgb(), settings));
      }
    }
  }

  /**
   * With a hundredth of noise on the plate: a thousandth in the core, three on the screen, and half
   * of it over all.
   */
  @Test
  void aLockedOffShotWithNoiseDoesNotBoil() {
    List<float[]> mattes = new ArrayList<>();
    try (KeyRoom room = new KeyRoom(2)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        mattes.add(room.key(Plate.disc(WIDTH, HEIGHT).noisy(frame).srgb(), Map.of()));
      }
    }
    double core = deviation(mattes, -HEIGHT, -4);
    double screen = deviation(mattes, 4, HEIGHT * 2);
    double everywhere = deviation(mattes, -HEIGHT, HEIGHT * 2);
    assertTrue(core < 0.001, "the solid core moves by " + core);
    assertTrue(screen < 0.003, "the empty screen moves by " + screen);
    assertTrue(everywhere < Plate.NOISE / 2, "the matte moves by " + everywhere);
  }

  /**
   * Root of the mean square, over the pixels whose distance from the disc's edge lies between two
   * bounds.
   */
  private static double deviation(List<float[]> mattes, double least, double most) {
    double sum = 0;
    int count = 0;
    for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      int row = pixel / WIDTH;
      double fromEdge =
          Math.hypot(pixel % WIDTH + 0.5 - WIDTH / 2.0, row + 0.5 - HEIGHT / 2.0) - HEIGHT / 3.0;
      if (fromEdge > least && fromEdge < most) {
        sum += Math.pow(deviation(mattes, 4 * pixel + 3), 2);
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  private static double deviation(List<float[]> frames, int place) {
    double mean = frames.stream().mapToDouble(frame -> frame[place]).average().orElseThrow();
    return Math.sqrt(
        frames.stream()
            .mapToDouble(frame -> Math.pow(frame[place] - mean, 2))
            .average()
            .orElseThrow());
  }
}
