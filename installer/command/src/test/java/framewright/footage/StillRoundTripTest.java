package framewright.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.colour.Encoding;
import framewright.colour.Primaries;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StillRoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "png, BYTE, OPAQUE", "png, BYTE, STRAIGHT", "png, SHORT, OPAQUE", "png, SHORT, STRAIGHT",
    "exr, HALF, OPAQUE", "exr, HALF, PREMULTIPLIED", "exr, FLOAT, OPAQUE",
        "exr, FLOAT, PREMULTIPLIED"
  })
  void everyDepthOfEveryKindComesBackBitForBit(String kind, PixelDepth depth, AlphaKind alpha)
      throws FootageException {
    Picture picture = TestPictures.pattern(67, 41, depth, alpha);
    assertSame(picture, writeAndRead(picture, kind));
  }

  @ParameterizedTest
  @CsvSource({"-0.5", "10000", "-0.0", "1e-40", "3.4e38", "Infinity", "NaN"})
  void aFloatOfAnySizeSurvivesInAnExr(float value) throws FootageException {
    Picture picture = TestPictures.pattern(5, 3, PixelDepth.FLOAT, AlphaKind.PREMULTIPLIED);
    picture.setComponent(2, 1, 0, value);
    assertSame(picture, writeAndRead(picture, "exr"));
  }

  @ParameterizedTest
  @CsvSource({"-0.5", "10000", "65504", "6e-8"})
  void aHalfOfAnySizeSurvivesInAnExr(float value) throws FootageException {
    Picture picture = TestPictures.pattern(5, 3, PixelDepth.HALF, AlphaKind.OPAQUE);
    picture.setComponent(2, 1, 1, value);
    assertSame(picture, writeAndRead(picture, "exr"));
  }

  @Test
  void premultipliedColourBecomesStraightInAPngAndBackAgain() throws FootageException {
    PictureFormat format =
        new PictureFormat(1, 1, PixelDepth.SHORT, AlphaKind.PREMULTIPLIED, ColourSpace.SRGB);
    Picture picture = Picture.allocate(format);
    picture.setComponent(0, 0, 0, 0.25f);
    picture.setComponent(0, 0, 3, 0.5f);
    Picture read = writeAndRead(picture, "png");
    assertEquals(AlphaKind.STRAIGHT, read.format().alpha());
    assertEquals(0.5f, read.component(0, 0, 0), 1e-4f);
  }

  @Test
  void alphaIsLeftAloneWhereTheUserSaysSo() throws FootageException {
    Picture picture = TestPictures.pattern(9, 7, PixelDepth.SHORT, AlphaKind.PREMULTIPLIED);
    String name = folder.resolve("kept.png").toString();
    try (FootageWriter writer = Footage.create(name, FrameRate.FILM, AlphaHandling.KEEP)) {
      writer.write(0, picture);
    }
    try (FootageReader reader = Footage.open(name)) {
      assertEquals(bytes(picture), bytes(reader.read(0)));
    }
  }

  @Test
  void displayColourBecomesSceneLinearInAnExr() throws FootageException {
    Picture read = writeAndRead(TestPictures.flat(2, 2, 0.5f), "exr");
    assertEquals(ColourSpace.LINEAR, read.format().colourSpace());
    assertEquals(0.214f, read.component(0, 0, 0), 2e-3f);
  }

  @ParameterizedTest
  @EnumSource(
      value = Primaries.class,
      names = {"XYZ"},
      mode = EnumSource.Mode.EXCLUDE)
  void anExrSaysWhatItsPrimariesAre(Primaries primaries) throws FootageException {
    Picture pattern = TestPictures.pattern(33, 47, PixelDepth.HALF, AlphaKind.PREMULTIPLIED);
    ColourSpace space = new ColourSpace(Encoding.LINEAR, primaries);
    Picture picture = new Picture(pattern.format().withColourSpace(space), pattern.pixels());
    assertSame(picture, writeAndRead(picture, "exr"));
  }

  @Test
  void anExrWithoutPrimariesIsOfRec709AndOneOfUnknownOnesSaysSo() throws Exception {
    Path file = folder.resolve("a frame.exr");
    writeAndRead(TestPictures.flat(2, 2, 0.5f), "exr");
    byte[] bytes = Files.readAllBytes(file);
    int red = place(bytes, "chromaticities\0chromaticities\0") + 30 + Integer.BYTES;
    bytes[red + 3] ^= 1;
    Files.write(file, bytes);
    try (FootageReader reader = Footage.open(file.toString())) {
      assertEquals(ColourSpace.LINEAR, reader.format().colourSpace());
      assertTrue(reader.notes().get(0).contains("primaries that are not known here"));
    }
    bytes[red - 30 - Integer.BYTES] = 'C';
    Files.write(file, bytes);
    try (FootageReader reader = Footage.open(file.toString())) {
      assertEquals(ColourSpace.LINEAR, reader.format().colourSpace());
      assertEquals(List.of(), reader.notes());
    }
  }

  private static int place(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private Picture writeAndRead(Picture picture, String kind) throws FootageException {
    String name = folder.resolve("a frame." + kind).toString();
    try (FootageWriter writer = Footage.create(name, FrameRate.FILM, AlphaHandling.FILE)) {
      writer.write(0, picture);
      writer.finish();
    }
    try (FootageReader reader = Footage.open(name)) {
      return reader.read(0);
    }
  }

  private static void assertSame(Picture expected, Picture actual) {
    assertEquals(expected.format(), actual.format());
    assertEquals(bytes(expected), bytes(actual));
  }

  private static ByteBuffer bytes(Picture picture) {
    return picture.pixels().duplicate().clear();
  }
}
