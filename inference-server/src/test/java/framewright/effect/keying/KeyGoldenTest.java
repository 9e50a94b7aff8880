package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.awt.image.Raster;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The pack that ships keys a few plates of known truth as well as it was recorded to. Plates 1, 17,
 * 25 and 42 of training/key/make_truth.py, at half their size. After an export, what the failure
 * prints goes into figures.txt.
 */
class KeyGoldenTest {
  private static final double SAME_MAD = 0.03;
  private static final double SAME_DECIBELS = 0.2;

  /** Mean absolute difference from the true matte in thousandths, and the matte's PSNR. */
  private record Figures(double mad, double decibels) {
    boolean isLike(Figures other) {
      return Math.abs(mad / other.mad - 1) <= SAME_MAD
          && Math.abs(decibels - other.decibels) <= SAME_DECIBELS;
    }
  }

  @Test
  void tilesKeyAsRecorded() throws IOException {
    List<String> measured = new ArrayList<>();
    boolean alike = true;
    String recorded = Resources.toString(resource("figures.txt"), StandardCharsets.UTF_8);
    try (KeyRoom room = new KeyRoom(2)) {
      for (String line : Splitter.on('\n').omitEmptyStrings().split(recorded)) {
        List<String> words = Splitter.on(' ').splitToList(line);
        Figures expected =
            new Figures(Double.parseDouble(words.get(1)), Double.parseDouble(words.get(2)));
        Figures found = key(room, words.get(0));
        alike &= found.isLike(expected);
        measured.add(
            String.format(
                Locale.ROOT, "%s %.2f %.2f", words.get(0), found.mad(), found.decibels()));
      }
    }
    if (!alike) {
      assertEquals(recorded, String.join("\n", measured) + "\n", "figures of the pack that ships");
    }
  }

  private static Figures key(KeyRoom room, String name) throws IOException {
    Raster plate = ImageIO.read(resource(name + ".jpg")).getRaster();
    Raster truth = ImageIO.read(resource(name + "_alpha.png")).getRaster();
    float[] key = room.key(Plate.of(plate).srgb(), Map.of());
    double sum = 0;
    double squares = 0;
    int count = plate.getWidth() * plate.getHeight();
    for (int i = 0; i < count; i++) {
      double off =
          key[4 * i + 3] - truth.getSample(i % plate.getWidth(), i / plate.getWidth(), 0) / 255.0;
      sum += Math.abs(off);
      squares += off * off;
    }
    return new Figures(1000 * sum / count, -10 * Math.log10(squares / count));
  }

  private static URL resource(String name) {
    return Resources.getResource(KeyGoldenTest.class, "golden/" + name);
  }
}
