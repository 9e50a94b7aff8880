package framewright.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoTest {
  private static final int FRAMES = 12;
  private static final FrameRate RATE = new FrameRate(24000, 1001);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"mp4, 0.03", "mov, 0.01", "mkv, 0"})
  void everyKindOfVideoComesBackInOrderWithItsRate(String kind, float tolerance)
      throws FootageException {
    Path file = write(kind);
    try (FootageReader reader = Footage.open(file.toString())) {
      assertEquals(new FrameRange(0, FRAMES - 1), reader.range());
      assertEquals(RATE, reader.rate());
      for (int frame = 0; frame < FRAMES; frame++) {
        assertEquals(
            level(frame), reader.read(frame).component(20, 10, 1), tolerance, "frame " + frame);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"mp4", "mov", "mkv"})
  void framesAreFoundInAnyOrder(String kind) throws FootageException {
    Path file = write(kind);
    try (FootageReader reader = Footage.open(file.toString())) {
      for (int frame : new int[] {11, 3, 4, 0, 7, 7, 2}) {
        assertEquals(
            level(frame), reader.read(frame).component(20, 10, 1), 0.03f, "frame " + frame);
      }
    }
  }

  @Test
  void losslessVideoKeepsStraightAlphaBitForBit() throws FootageException {
    Path file = folder.resolve("alpha.mkv");
    Picture picture = TestPictures.pattern(33, 21, PixelDepth.SHORT, AlphaKind.STRAIGHT);
    try (FootageWriter writer = Footage.create(file.toString(), RATE, AlphaHandling.FILE)) {
      writer.write(0, picture);
      writer.finish();
    }
    try (FootageReader reader = Footage.open(file.toString())) {
      assertEquals(
          picture.pixels().duplicate().clear(), reader.read(0).pixels().duplicate().clear());
    }
  }

  @Test
  void anUnfinishedVideoLeavesNothingBehind() throws Exception {
    Path file = folder.resolve("unfinished.mkv");
    try (FootageWriter writer = Footage.create(file.toString(), RATE, AlphaHandling.FILE)) {
      writer.write(0, TestPictures.flat(64, 32, 0.5f));
    }
    assertFalse(Files.exists(file));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aFrameThatFailedIsMagentaAndTheOthersKeepTheirPlaces() throws FootageException {
    Path file = folder.resolve("gaps.mkv");
    try (FootageWriter writer = Footage.create(file.toString(), RATE, AlphaHandling.FILE)) {
      writer.skip(0);
      writer.write(1, TestPictures.flat(64, 32, 0.5f));
      writer.skip(2);
      writer.write(3, TestPictures.flat(64, 32, 0.5f));
      writer.finish();
    }
    try (FootageReader reader = Footage.open(file.toString())) {
      assertEquals(4, reader.range().count());
      for (int frame = 0; frame < 4; frame++) {
        assertEquals(
            frame % 2 == 0 ? 0f : 0.5f,
            reader.read(frame).component(9, 9, 1),
            0.01f,
            "frame " + frame);
        assertEquals(
            frame % 2 == 0 ? 1f : 0.5f,
            reader.read(frame).component(9, 9, 0),
            0.01f,
            "frame " + frame);
      }
    }
  }

  @Test
  void h264OfAnOddSizeIsRefusedWithAWayOut() throws FootageException {
    try (FootageWriter writer =
        Footage.create(folder.resolve("odd.mp4").toString(), RATE, AlphaHandling.FILE)) {
      Picture odd = TestPictures.flat(33, 21, 0);
      FootageException refusal = assertThrows(FootageException.class, () -> writer.write(0, odd));
      assertTrue(refusal.getMessage().contains(".mov"), refusal.getMessage());
    }
  }

  private Path write(String kind) throws FootageException {
    Path file = folder.resolve("clip." + kind);
    try (FootageWriter writer = Footage.create(file.toString(), RATE, AlphaHandling.FILE)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        writer.write(frame, TestPictures.flat(64, 32, level(frame)));
      }
      writer.finish();
    }
    return file;
  }

  private static float level(int frame) {
    return (20 + 18 * frame) / 255f;
  }
}
