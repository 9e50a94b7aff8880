package framewright.bench.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** The figures against pictures of one window, 11 pixels, worked out by hand. */
class FidelityTest {
  private static final int SIZE = 11;
  private static final double NEAR = 1e-5;

  /**
   * 110 for 100 everywhere: 10 log10(255 * 255 / 100) dB; the means alone differ: (2 * 100 * 110 +
   * 6.5025) / (100 * 100 + 110 * 110 + 6.5025).
   */
  @Test
  void aFlatPictureTenLevelsOff() throws Exception {
    Fidelity fidelity = Fidelity.of(grey((x, y) -> 110), grey((x, y) -> 100));
    assertEquals(28.130804, fidelity.psnr(), NEAR);
    assertEquals(10, fidelity.error(), NEAR);
    assertEquals(0.995476, fidelity.ssim(), NEAR);
  }

  /** One channel of one pixel of 121, 121 levels off: a mean of 1/3 and a mean square of 121/3. */
  @Test
  void everyChannelCountsAlikeAndAlphaNot() throws Exception {
    for (int channel = 0; channel < 3; channel++) {
      Picture off = grey((x, y) -> 100);
      off.pixels().put(4 * 7 + channel, (byte) 221);
      off.pixels().put(4 * 9 + 3, (byte) 0);
      Fidelity fidelity = Fidelity.of(off, grey((x, y) -> 100));
      assertEquals(1 / 3.0, fidelity.error(), NEAR);
      assertEquals(10 * Math.log10(65025 / (121 / 3.0)), fidelity.psnr(), NEAR);
    }
  }

  /**
   * The middle column white on black against black on white. The window has w = 0.266012 on its
   * middle, so both variances are v = 65025 w (1 - w) = 12696.1 and the covariance -v; the means
   * are 255 w and 255 (1 - w): (2 v + 6.5025) (-2 v + 58.5225) / ((65025 (w w + (1 - w) (1 - w)) +
   * 6.5025) (2 v + 58.5225)).
   */
  @Test
  void anOppositeStructureIsBelowZero() throws Exception {
    Picture columnOn = grey((x, y) -> x == 5 ? 255 : 0);
    Picture columnOff = grey((x, y) -> x == 5 ? 0 : 255);
    assertEquals(-0.637799, Fidelity.of(columnOn, columnOff).ssim(), NEAR);
    Picture rowOn = grey((x, y) -> y == 5 ? 255 : 0);
    Picture rowOff = grey((x, y) -> y == 5 ? 0 : 255);
    assertEquals(-0.637799, Fidelity.of(rowOn, rowOff).ssim(), NEAR);
  }

  /** Luma: 0.587 of 200 is 117.4, in whole levels 117: (0 + 6.5025) / (117 * 117 + 6.5025). */
  @Test
  void similarityIsThatOfLumaInWholeLevels() throws Exception {
    Picture green = grey((x, y) -> 0);
    for (int i = 0; i < SIZE * SIZE; i++) {
      green.pixels().put(4 * i + 1, (byte) 200);
    }
    assertEquals(6.5025 / 13695.5025, Fidelity.of(green, grey((x, y) -> 0)).ssim(), 1e-9);
  }

  @Test
  void theTruthItselfIsWithoutError() throws Exception {
    Picture picture = grey((x, y) -> 20 * x + y);
    Fidelity fidelity = Fidelity.of(picture, picture);
    assertEquals(0, fidelity.error());
    assertEquals(1, fidelity.ssim(), NEAR);
    assertTrue(fidelity.psnr() > 100);
  }

  @Test
  void severalAreOneByTheirMeans() {
    Fidelity mean = Fidelity.mean(List.of(new Fidelity(20, 0.5, 4), new Fidelity(40, 0.9, 2)));
    assertEquals(30, mean.psnr(), NEAR);
    assertEquals(0.7, mean.ssim(), NEAR);
    assertEquals(3, mean.error(), NEAR);
  }

  private static Picture grey(IntBinaryOperator level) throws Exception {
    PictureFormat format =
        new PictureFormat(SIZE, SIZE, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    Picture picture = Picture.allocate(format);
    for (int i = 0; i < SIZE * SIZE; i++) {
      byte value = (byte) level.applyAsInt(i % SIZE, i / SIZE);
      for (int channel = 0; channel < 3; channel++) {
        picture.pixels().put(4 * i + channel, value);
      }
      picture.pixels().put(4 * i + 3, (byte) 255);
    }
    return picture;
  }
}
