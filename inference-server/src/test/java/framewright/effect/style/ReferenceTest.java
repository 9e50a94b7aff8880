package framewright.effect.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.engine.Tensor;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
  private static final Studio STUDIO = new Studio();

  @TempDir Path folder;

  @AfterAll
  static void leave() {
    STUDIO.close();
  }

  @Test
  void theFrameTakesOnTheReferencesColours() {
    Frame source = Pictures.hills("Source", 160, 90);
    Frame warm = tinted(0.9, 0.5, 0.2);
    Frame cold = tinted(0.1, 0.3, 0.8);
    double[] warmed =
        Pictures.meanColour(STUDIO.style(source).clip(warm).set("look", "reference").run());
    double[] cooled =
        Pictures.meanColour(STUDIO.style(source).clip(cold).set("look", "reference").run());
    double[] own = Pictures.meanColour(source);
    assertTrue(
        distance(warmed, Pictures.meanColour(warm))
            < 0.3 * distance(own, Pictures.meanColour(warm)));
    assertTrue(
        distance(cooled, Pictures.meanColour(cold))
            < 0.3 * distance(own, Pictures.meanColour(cold)));
  }

  @Test
  void aHeldMatchDoesNotFollowTheFramesOwnLight() {
    Frame warm = tinted(0.9, 0.5, 0.2);
    Frame held = Pictures.at(7, Pictures.hills("Source", 160, 90));
    float[] light = Pictures.values(held);
    Frame flash =
        Pictures.draw(
            "Source", held.format(), (x, y, c) -> Math.min(1, 0.15 + light[(y * 160 + x) * 4 + c]));
    Studio.Request each =
        STUDIO
            .style(flash)
            .clip(warm)
            .set("look", "reference")
            .set("reference_use", "colour")
            .set("reference_hold", 0);
    Studio.Request kept =
        STUDIO
            .style(flash)
            .clip(held)
            .clip(warm)
            .set("look", "reference")
            .set("reference_use", "colour")
            .set("reference_hold", 1)
            .set("reference_time", 7);
    double[] plain =
        Pictures.meanColour(STUDIO.style(held).clip(warm).set("look", "reference").run());
    double[] levelled = Pictures.meanColour(each.run());
    double[] followed = Pictures.meanColour(kept.run());
    assertTrue(followed[1] > plain[1] + 0.02, "the flash stays a flash");
    assertTrue(
        Math.abs(levelled[1] - plain[1]) < Math.abs(followed[1] - plain[1]),
        "without hold it is levelled out");
  }

  @ParameterizedTest
  @CsvSource({"64, 700", "700, 64", "33, 129"})
  void stripsAreTheWhole(int width, int height) {
    Tensor picture = Tensor.of(Pictures.hills("Source", width, height));
    Tensor amount = Tensor.scalar(1);
    try (Tensor sheet = sheet(picture);
        Tensor aimSheet = sheet(Tensor.of(tinted(0.9, 0.5, 0.2)));
        Tensor underlay = Tensor.allocate(1, 7, 270, sheet.shape()[3]);
        Tensor whole = Tensor.allocate(height, width, 4);
        Tensor strips = Tensor.allocate(height, width, 4)) {
      Tensor own = profile(sheet);
      Tensor aim = profile(aimSheet);
      STUDIO
          .graph("underlay")
          .run(
              Map.of("sheet", sheet, "own", own, "aim", aim, "tone", amount, "texture", amount),
              Map.of("underlay", underlay));
      for (int row = 0, count; row < height; row += count) {
        count = Math.min(23, height - row);
        move(picture, underlay, own, aim, row, count, strips);
      }
      move(picture, underlay, own, aim, 0, height, whole);
      for (int i = 0; i < height * width * 4; i++) {
        assertEquals(whole.floats().get(i), strips.floats().get(i), 1.0 / 1024, "value " + i);
      }
    }
  }

  private static Tensor sheet(Tensor picture) {
    long columns =
        Math.max(16, Math.min(1024, Math.round(picture.shape()[1] * 270.0 / picture.shape()[0])));
    Tensor sheet = Tensor.allocate(1, 3, 270, columns);
    STUDIO.graph("sheet").run(Map.of("display", picture), Map.of("sheet", sheet));
    return sheet;
  }

  private static Tensor profile(Tensor sheet) {
    Tensor profile = Tensor.vector(new float[39]);
    STUDIO.graph("statistics").run(Map.of("sheet", sheet), Map.of("profile", profile));
    return profile;
  }

  private static void move(
      Tensor picture, Tensor underlay, Tensor own, Tensor aim, int row, int count, Tensor result) {
    Tensor amount = Tensor.scalar(1);
    Map<String, Tensor> inputs =
        Map.of(
            "source",
            picture.rows(row, count),
            "underlay",
            underlay,
            "own",
            own,
            "aim",
            aim,
            "palette",
            amount,
            "tone",
            amount,
            "top",
            Tensor.scalar(row),
            "height",
            Tensor.scalar((int) picture.shape()[0]));
    STUDIO.graph("transfer").run(inputs, Map.of("result", result.rows(row, count)));
  }

  @ParameterizedTest
  @CsvSource({"200, 1", "1, 200", "1, 1", "300, 16", "1001, 13"})
  void everySizeIsTaken(int width, int height) {
    Frame source = Pictures.hills("Source", width, height);
    Frame result = STUDIO.style(source).clip(tinted(0.9, 0.5, 0.2)).set("look", "reference").run();
    for (float value : Pictures.values(result)) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void aPictureFileServesAsWellAsAClip() throws IOException {
    Path file = folder.resolve("warm.png");
    BufferedImage image = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
    Frame warm = tinted(0.9, 0.5, 0.2);
    float[] values = Pictures.values(warm);
    for (int i = 0; i < 64 * 36; i++) {
      int rgb =
          Math.round(values[4 * i] * 255) << 16
              | Math.round(values[4 * i + 1] * 255) << 8
              | Math.round(values[4 * i + 2] * 255);
      image.setRGB(i % 64, i / 64, rgb);
    }
    ImageIO.write(image, "png", file.toFile());
    Frame source = Pictures.hills("Source", 160, 90);
    float[] byFile =
        Pictures.values(
            STUDIO.style(source).set("look", "reference").set("reference", file.toString()).run());
    float[] byClip =
        Pictures.values(STUDIO.style(source).clip(warm).set("look", "reference").run());
    assertTrue(Pictures.psnr(byFile, byClip) > 40);
  }

  @Test
  void aMissingReferenceIsSaid() {
    assertRefused(
        ErrorKind.INVALID_REQUEST, folder.resolve("gone.png").toString(), "was not found");
    assertRefused(ErrorKind.INVALID_REQUEST, "relative.png", "full path");
    assertRefused(ErrorKind.INVALID_REQUEST, "", "needs a reference");
  }

  @Test
  void anUnreadableReferenceIsSaid() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.png"), "not a picture");
    assertRefused(ErrorKind.INVALID_REQUEST, text.toString(), "could not be read");
    Path torn = folder.resolve("torn.png");
    Files.write(torn, header(64, 64));
    assertRefused(ErrorKind.INVALID_REQUEST, torn.toString(), "could not be read");
  }

  @Test
  void aHugeOrOnePixelReferenceIsSaid() throws IOException {
    Path huge = Files.write(folder.resolve("huge.png"), header(40_000, 40_000));
    assertRefused(ErrorKind.UNSUPPORTED, huge.toString(), "40000 x 40000");
    Path tiny = Files.write(folder.resolve("tiny.png"), header(1, 1));
    assertRefused(ErrorKind.INVALID_REQUEST, tiny.toString(), "too small");
    Frame pixel = Pictures.hills("Reference", 1, 1);
    Studio.Request request =
        STUDIO.style(Pictures.hills("Source", 64, 36)).clip(pixel).set("look", "reference");
    assertTrue(
        assertThrows(FramewrightException.class, request::run).getMessage().contains("too small"));
  }

  @Test
  void aLookThatThePanelDoesNotHaveAndAMaskOfAnotherSizeAreSaid() {
    Frame source = Pictures.hills("Source", 64, 36);
    FramewrightException look =
        assertThrows(
            FramewrightException.class, () -> STUDIO.style(source).set("look", "cubist").run());
    assertEquals(ErrorKind.INVALID_REQUEST, look.kind());
    assertTrue(
        look.getMessage().contains("\"look\" must be one of: ink, papercut"), look.getMessage());
    Frame mask = Pictures.hills("Mask", 32, 18);
    FramewrightException size =
        assertThrows(FramewrightException.class, () -> STUDIO.style(source).clip(mask).run());
    assertEquals(ErrorKind.INVALID_REQUEST, size.kind());
    assertTrue(size.getMessage().contains("32 x 18"), size.getMessage());
  }

  private static void assertRefused(ErrorKind kind, String path, String says) {
    Studio.Request request =
        STUDIO
            .style(Pictures.hills("Source", 64, 36))
            .set("look", "reference")
            .set("reference", path);
    FramewrightException refusal = assertThrows(FramewrightException.class, request::run);
    assertEquals(kind, refusal.kind());
    assertTrue(refusal.getMessage().contains(says), refusal.getMessage());
  }

  private static Frame tinted(double red, double green, double blue) {
    double[] tint = {red, green, blue, 1};
    return Pictures.draw(
        "Reference",
        FrameFormat.of(64, 36),
        (x, y, c) -> c == 3 ? 1 : tint[c] * (0.4 + 0.5 * x / 63.0) + 0.03 * Math.sin(y + c));
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
  }

  /** The first bytes of a PNG of this size: signature and header, then nothing. */
  private static byte[] header(int width, int height) {
    ByteBuffer bytes = ByteBuffer.allocate(33);
    bytes.putLong(0x89504E470D0A1A0AL).putInt(13).put(new byte[] {'I', 'H', 'D', 'R'});
    bytes.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), 12, 17);
    return bytes.putInt((int) crc.getValue()).array();
  }
}
