package framewright.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadFootageTest {
  @TempDir Path folder;

  @Test
  void aMissingSequenceIsSaidSo() {
    assertRefused(folder.resolve("none.%04d.png").toString(), "No frame of");
  }

  @Test
  void aMissingFileIsSaidSo() {
    assertRefused(folder.resolve("none.mov").toString(), "does not exist");
  }

  @Test
  void aFolderIsAnsweredWithAPattern() {
    assertRefused(folder.toString(), "%04d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "exr", "jpg", "tif", "dpx", "mov", "mp4"})
  void aFileOfWordsIsNotAPicture(String kind) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("words." + kind), "This is a letter, not a picture. ".repeat(50));
    assertRefused(file.toString(), "words." + kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "exr"})
  void aPictureCutShortIsRefused(String kind) throws IOException {
    Path file = folder.resolve("cut." + kind);
    writeStill(file, 64, 64);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(file.toString(), "cut." + kind);
  }

  @Test
  void anEmptyFileIsSaidSo() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.png"));
    assertRefused(file.toString(), "is empty");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100_000, 2_000_000_000})
  void aPngThatClaimsAnAbsurdSizeIsRefused(int width) throws IOException {
    Path file = folder.resolve("absurd.png");
    writeStill(file, 8, 8);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[16 + i] = (byte) (width >>> (24 - 8 * i));
      bytes[20 + i] = (byte) (width >>> (24 - 8 * i));
    }
    Files.write(file, bytes);
    assertRefused(file.toString(), "absurd.png");
  }

  @Test
  void aFrameOfAnotherSizeIsNamedAndTheOthersAreStillRead() throws IOException {
    writeStill(folder.resolve("mixed.1.png"), 64, 64);
    writeStill(folder.resolve("mixed.2.png"), 32, 64);
    writeStill(folder.resolve("mixed.3.png"), 64, 64);
    try (FootageReader reader = Footage.open(folder.resolve("mixed.%d.png").toString())) {
      FootageException refusal = assertThrows(FootageException.class, () -> reader.read(2));
      assertTrue(refusal.getMessage().contains("mixed.2.png is 32x64"), refusal.getMessage());
      assertEquals("64x64", reader.read(3).format().size());
    }
  }

  @Test
  void aMissingFrameIsNamed() throws IOException {
    writeStill(folder.resolve("gap.0001.png"), 8, 8);
    writeStill(folder.resolve("gap.0003.png"), 8, 8);
    try (FootageReader reader = Footage.open(folder.resolve("gap.%04d.png").toString())) {
      assertEquals(new FrameRange(1, 3), reader.range());
      FootageException refusal = assertThrows(FootageException.class, () -> reader.read(2));
      assertTrue(
          refusal.getMessage().contains("gap.0002.png does not exist"), refusal.getMessage());
    }
  }

  @Test
  void anUnknownKindOfOutputIsAnsweredWithTheKnownOnes() {
    String name = folder.resolve("out.gif").toString();
    FootageException refusal =
        assertThrows(
            FootageException.class, () -> Footage.create(name, FrameRate.FILM, AlphaHandling.FILE));
    assertTrue(refusal.getMessage().contains("png"), refusal.getMessage());
  }

  @Test
  void aFullDiskLosesNothingAndIsSaidSo() throws IOException {
    Path full = Path.of("/dev/full");
    if (!Files.exists(full)) {
      return;
    }
    Path file = folder.resolve("frame.png");
    Files.write(file, "the frame of an earlier render".getBytes(StandardCharsets.UTF_8));
    Files.createSymbolicLink(folder.resolve(".frame.png.part"), full);
    IOException refusal = assertThrows(IOException.class, () -> writeStill(file, 8, 8));
    assertTrue(refusal.getMessage().contains("the disk is full"), refusal.getMessage());
    assertEquals("the frame of an earlier render", Files.readString(file));
  }

  private static void writeStill(Path file, int width, int height) throws IOException {
    try (FootageWriter writer =
        Footage.create(file.toString(), FrameRate.FILM, AlphaHandling.FILE)) {
      writer.write(0, TestPictures.pattern(width, height, PixelDepth.BYTE, AlphaKind.OPAQUE));
    }
  }

  private static void assertRefused(String name, String expected) {
    FootageException refusal =
        assertThrows(FootageException.class, () -> Footage.open(name).close());
    assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
  }
}
