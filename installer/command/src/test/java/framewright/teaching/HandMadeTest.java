package framewright.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.course.Pair;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.Failure;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How examples are found and read; what else can be wrong with them, LearnCommandTest tells. */
class HandMadeTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final float DARK = 1001 / 65535f;
  private static final float BRIGHT = 40001 / 65535f;

  @TempDir Path folder;

  @Test
  void sixteenBitsAreReadWithAllTheirBits() throws Exception {
    String shot = still("shot.%04d.png", PixelDepth.SHORT, ColourSpace.SRGB, DARK);
    String done = still("done.%04d.png", PixelDepth.SHORT, ColourSpace.SRGB, BRIGHT);
    Pair pair = HandMade.pairs(shot, done, Optional.empty()).get(0);
    assertEquals(DARK, pair.source().get(0), 1e-7);
    assertEquals(BRIGHT, pair.made().get(0), 1e-7);
    assertEquals(BRIGHT, last(pair.made()), 1e-7);
  }

  @Test
  void floatsAreReadAsTheyAreAboveWhiteToo() throws Exception {
    String shot = still("shot.%04d.exr", PixelDepth.FLOAT, ColourSpace.LINEAR, DARK);
    String done = still("done.%04d.exr", PixelDepth.FLOAT, ColourSpace.LINEAR, 12.34567f);
    Pair pair = HandMade.pairs(shot, done, Optional.empty()).get(0);
    assertTrue(pair.linear());
    assertEquals(DARK, pair.source().get(0));
    assertEquals(12.34567f, pair.made().get(0));
  }

  @Test
  void videosOfTwoRatesDoNotMeetAndThatIsSaid() throws Exception {
    String shot = video("shot.mkv", new FrameRate(24, 1), DARK);
    String slower = video("slower.mkv", new FrameRate(25, 1), BRIGHT);
    String said =
        assertThrows(Failure.class, () -> HandMade.pairs(shot, slower, Optional.empty()))
            .getMessage();
    assertTrue(said.contains("has 25.0 frames a second, and the shot 24.0"), said);
    String alike = video("alike.mkv", new FrameRate(24, 1), BRIGHT);
    List<Pair> pairs = HandMade.pairs(shot, alike, Optional.empty());
    assertEquals(List.of(0, 1), pairs.stream().map(Pair::frame).toList());
  }

  private static float last(FloatBuffer pixels) {
    return pixels.get(pixels.capacity() - 2);
  }

  private String still(String name, PixelDepth depth, ColourSpace space, float value)
      throws FootageException {
    String pattern = folder.resolve(name).toString();
    PictureFormat format = new PictureFormat(WIDTH, HEIGHT, depth, AlphaKind.OPAQUE, space);
    try (FootageWriter writer = Footage.create(pattern, FrameRate.FILM, AlphaHandling.KEEP)) {
      writer.write(7, plain(format, value));
    }
    return pattern;
  }

  private String video(String name, FrameRate rate, float value) throws FootageException {
    String file = folder.resolve(name).toString();
    PictureFormat format =
        new PictureFormat(WIDTH, HEIGHT, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    try (FootageWriter writer = Footage.create(file, rate, AlphaHandling.KEEP)) {
      writer.write(0, plain(format, value));
      writer.write(1, plain(format, value));
      writer.finish();
    }
    return file;
  }

  private static Picture plain(PictureFormat format, float value) throws FootageException {
    Picture picture = Picture.allocate(format);
    for (int i = 0; i < format.width() * format.height() * 4; i++) {
      picture.setComponent(
          i / 4 % format.width(), i / 4 / format.width(), i % 4, i % 4 == 3 ? 1 : value);
    }
    return picture;
  }
}
