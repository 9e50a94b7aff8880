package framewright.engine;

import ai.onnxruntime.OrtException;
import framewright.error.FramewrightException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.Map;

/**
 * Some of each operator that the shipped graphs are made of: a device is believed when it computes
 * what the CPU does. Written by inference-server/training/graphs/golden.py.
 */
final class GoldenGraph {
  private static final int ANSWERS = 106_376;

  /** Of numbers of the order of one: single precision in another order of adding up. */
  private static final float MOST = 1e-3f;

  private final GraphLoader loader;

  GoldenGraph(GraphLoader loader) {
    this.loader = loader;
  }

  /**
   * @throws FramewrightException with how far off the device is
   */
  void check(Provider device) throws OrtException, IOException {
    try (Tensor picture = picture();
        Tensor right = answers(Provider.cpu(1, ""), picture);
        Tensor found = answers(device, picture)) {
      float off = distance(right.floats(), found.floats());
      if (!(off <= MOST)) {
        throw FramewrightException.internal(
            String.format(
                Locale.ROOT,
                "it computes wrong numbers, off by %.4f where %s is allowed",
                off,
                MOST),
            null);
      }
    }
  }

  private Tensor answers(Provider device, Tensor picture) throws OrtException, IOException {
    Tensor answers = Tensor.allocate(ANSWERS);
    try (Graph golden = loader.part(device, "golden")) {
      golden.run(Map.of("picture", picture), Map.of("answers", answers));
      return answers;
    } catch (OrtException | IOException | RuntimeException e) {
      answers.close();
      throw e;
    }
  }

  /** Numbers between 0 and 1 without a pattern. */
  private static Tensor picture() {
    Tensor picture = Tensor.allocate(1, 8, 32, 48);
    FloatBuffer numbers = picture.floats();
    for (int i = 0; i < numbers.capacity(); i++) {
      numbers.put(i, ((i * 0x9E3779B1) >>> 16) / 65536f);
    }
    return picture;
  }

  /** The largest difference; not a number where one of the two is none. */
  private static float distance(FloatBuffer right, FloatBuffer found) {
    float most = 0;
    for (int i = 0; i < right.capacity(); i++) {
      float off = Math.abs(right.get(i) - found.get(i));
      most = off <= most ? most : off;
    }
    return most;
  }
}
