package framewright.effect.style;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleEffectTest {
  private static final String LOOK_PACK = "framewright-style-";
  private static final Path GOLDEN_SOURCE =
      Studio.MODELS.resolve("framewright-style/golden/source.png");
  private static final Studio STUDIO = new Studio();

  @AfterAll
  static void leave() {
    STUDIO.close();
  }

  static List<String> looksThatShip() {
    return Arrays.stream(Studio.MODELS.toFile().list())
        .filter(pack -> pack.startsWith(LOOK_PACK))
        .map(pack -> pack.substring(LOOK_PACK.length()))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("looksThatShip")
  void everyLookPaintsItsGoldenFrame(String look) {
    Path golden = Studio.MODELS.resolve(LOOK_PACK + look).resolve("golden/result.png");
    Frame result = STUDIO.style(Pictures.read(GOLDEN_SOURCE)).set("look", look).run();
    double agreement =
        Pictures.psnr(Pictures.values(result), Pictures.values(Pictures.read(golden)));
    assertTrue(agreement > 45, look + " agrees at " + agreement + " dB");
  }

  @Test
  void theSourceViewIsTheSourceBitForBit() {
    Frame source =
        Pictures.draw(
            "Source",
            FrameFormat.of(40, 30),
            (x, y, c) -> x == 3 ? Double.NaN : x * 100.0 - y * 7 + c);
    Frame result = STUDIO.style(source).set("view", "source").run();
    assertEquals(source.pixels(), result.pixels());
  }

  @Test
  void whereTheMaskIsEmptyTheSourceStaysBitForBit() {
    Frame source =
        Pictures.draw(
            "Source",
            Pictures.format(64, 48, Alpha.STRAIGHT, ColourSpace.LINEAR),
            (x, y, c) -> c == 3 ? x / 64.0 : 1e4 * x - 0.5 * y);
    Frame mask =
        Pictures.draw(
            "Mask",
            Pictures.format(64, 48, Alpha.STRAIGHT, ColourSpace.LINEAR),
            (x, y, c) -> x < 32 ? 0 : 1);
    float[] before = Pictures.values(source);
    float[] after = Pictures.values(STUDIO.style(source).clip(mask).run());
    for (int i = 0; i < before.length; i++) {
      if (i / 4 % 64 < 32 || i % 4 == 3) {
        assertEquals(before[i], after[i], 0f, "value " + i);
      }
    }
    assertFalse(Arrays.equals(before, after), "the masked half is painted");
  }

  @Test
  void aBrokenPixelDoesNotSpread() {
    Frame clean = Pictures.hills("Source", 160, 90);
    float[] values = Pictures.values(clean);
    Frame broken =
        Pictures.draw(
            "Source",
            clean.format(),
            (x, y, c) -> x == 80 && y == 45 && c < 3 ? Double.NaN : values[(y * 160 + x) * 4 + c]);
    for (float value : Pictures.values(STUDIO.style(broken).run())) {
      assertTrue(Float.isFinite(value));
    }
  }

  @ParameterizedTest
  @MethodSource("framewright.colour.ColourSpace#direct")
  void everyEncodingIsLeftAndComeBackTo(ColourSpace space) {
    Frame reference = Pictures.hills("Reference", 64, 36);
    double low = space.isLinear() ? 0.001 : 0.15;
    double high = space.isLinear() ? 30 : space.isDisplay() ? 3 : 0.9;
    Frame source =
        Pictures.draw(
            "Source",
            Pictures.format(64, 36, Alpha.STRAIGHT, space),
            (x, y, c) -> c == 3 ? 0.5 : low + (high - low) * x / 63);
    Frame result =
        STUDIO
            .style(source)
            .clip(reference)
            .set("look", "reference")
            .set("reference_amount", 0)
            .run();
    float[] before = Pictures.values(source);
    float[] after = Pictures.values(result);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], after[i], 2e-3 * Math.max(1, before[i]), space + " value " + i);
    }
  }

  @Test
  void premultipliedAndStraightFramesArePaintedAlike() {
    Frame straight =
        Pictures.draw(
            "Source",
            Pictures.format(96, 54, Alpha.STRAIGHT, ColourSpace.SRGB),
            (x, y, c) -> c == 3 ? 0.25 + y / 80.0 : 0.2 + 0.6 * ((x / 12 + c) % 2));
    float[] values = Pictures.values(straight);
    Frame multiplied =
        Pictures.draw(
            "Source",
            Pictures.format(96, 54, Alpha.PREMULTIPLIED, ColourSpace.SRGB),
            (x, y, c) -> {
              int at = (y * 96 + x) * 4;
              return c == 3 ? values[at + 3] : values[at + c] * values[at + 3];
            });
    float[] expected = Pictures.values(STUDIO.style(straight).run());
    float[] result = Pictures.values(STUDIO.style(multiplied).run());
    for (int i = 0; i < result.length; i++) {
      float alpha = values[i / 4 * 4 + 3];
      assertEquals(i % 4 == 3 ? expected[i] : expected[i] * alpha, result[i], 1e-3, "value " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ink", "oil", "engraving", "halftone", "mosaic"})
  void aProxyAndTheFullPictureAgree(String look) {
    Frame full = STUDIO.style(Pictures.hills("Source", 960, 540)).set("look", look).run();
    Frame half = STUDIO.style(Pictures.hills("Source", 480, 270)).set("look", look).run();
    double agreement = Pictures.psnr(Pictures.reduced(full, 2), Pictures.values(half));
    assertTrue(agreement >= 38, look + " agrees at " + agreement + " dB");
  }

  @Test
  void framesOutOfOrderAreTheSameBits() {
    Frame first = Pictures.hills("Source", 160, 90);
    Frame second = Pictures.read(GOLDEN_SOURCE);
    Frame reference = Pictures.hills("Reference", 80, 45);
    float[] before = Pictures.values(STUDIO.style(first).clip(reference).set("look", "oil").run());
    STUDIO.style(second).clip(reference).set("look", "oil").run();
    float[] after = Pictures.values(STUDIO.style(first).clip(reference).set("look", "oil").run());
    assertArrayEquals(before, after);
  }

  @Test
  void theSeedLaysThePaperDifferently() {
    Frame source = Pictures.hills("Source", 160, 90);
    float[] one = Pictures.values(STUDIO.style(source).set("look", "pencil").run());
    float[] other =
        Pictures.values(STUDIO.style(source).set("look", "pencil").set("seed", 5).run());
    assertFalse(Arrays.equals(one, other));
  }
}
