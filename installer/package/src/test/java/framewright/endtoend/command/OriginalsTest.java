package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A render never replaces what it is made from, and says what a file cannot hold. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class OriginalsTest {
  @TempDir Path folder;

  /** Inputs and an output that is one of them; the names lie in the folder. */
  static Stream<List<String>> orders() {
    return Stream.of(
        List.of("--in", "clip.mp4", "--out", "clip.mp4"),
        List.of("--in", "clip.mp4", "--out", "sub/../clip.mp4"),
        List.of("--in", "symbolic.mp4", "--out", "clip.mp4"),
        List.of("--in", "clip.mp4", "--out", "symbolic.mp4"),
        List.of("--in", "hard.mp4", "--out", "clip.mp4"),
        List.of("--in", "shot.%04d.png", "--out", "shot.%04d.png"),
        List.of("--in", "shot.0002.png", "--out", "shot.%04d.png", "--frames", "1-3"),
        List.of("--in", "shot.%04d.png", "--out", "shot.0002.png", "--frames", "1-1"),
        List.of("--in", "shot.%04d.png", "--out", "clip.mp4", "--clip", "Second=clip.mp4"));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void whatWouldBeReplacedIsNamedAndStays(List<String> order) throws Exception {
    write("clip.mp4", 64);
    write("shot.%04d.png", 64);
    Files.createDirectory(folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("symbolic.mp4"), Path.of("clip.mp4"));
    Files.createLink(folder.resolve("hard.mp4"), folder.resolve("clip.mp4"));
    byte[] clip = Files.readAllBytes(folder.resolve("clip.mp4"));
    byte[] still = Files.readAllBytes(folder.resolve("shot.0002.png"));
    CommandLine run = render("model", order, "--set", "model=framewright-identity");
    assertEquals(2, run.code(), run.everything());
    assertTrue(run.everything().contains("which it is made from"), run.everything());
    assertArrayEquals(clip, Files.readAllBytes(folder.resolve("clip.mp4")));
    assertArrayEquals(still, Files.readAllBytes(folder.resolve("shot.0002.png")));
  }

  @Test
  void anOlderResultIsReplaced() throws Exception {
    write("shot.%04d.png", 64);
    List<String> order = List.of("--in", "shot.%04d.png", "--out", "result.mkv");
    for (int run = 0; run < 2; run++) {
      assertEquals(0, render("model", order, "--set", "model=framewright-identity").code());
    }
  }

  @Test
  void aKeyThatGoesIntoAFileWithoutAlphaIsToldOnce() throws Exception {
    write("shot.%04d.png", 64);
    CommandLine run = render("key", List.of("--in", "shot.%04d.png", "--out", "keyed.mp4"));
    assertEquals(0, run.code(), run.everything());
    assertEquals(2, run.everything().split("H.264 has no alpha", -1).length, run.everything());
  }

  @ParameterizedTest
  @CsvSource({"model", "style"})
  void aSizeThatAFileCannotHoldEndsTheRenderWithOneSentence(String effect) throws Exception {
    write("odd.%04d.png", 63);
    CommandLine run = render(effect, List.of("--in", "odd.%04d.png", "--out", "odd.mp4"));
    assertEquals(2, run.code(), run.everything());
    assertEquals(2, run.everything().split("even width and height", -1).length, run.everything());
  }

  private CommandLine render(String effect, List<String> order, String... settings) {
    List<Object> arguments = new ArrayList<>(List.of("render", effect));
    for (String argument : order) {
      int name = argument.indexOf('=') + 1;
      arguments.add(
          argument.matches(".*[.](png|mp4|mkv)")
              ? argument.substring(0, name) + folder.resolve(argument.substring(name))
              : argument);
    }
    arguments.addAll(List.of(settings));
    return CommandLine.run(arguments.toArray());
  }

  private void write(String name, int width) throws FootageException {
    PictureFormat format =
        new PictureFormat(width, 36, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    try (FootageWriter writer =
        Footage.create(folder.resolve(name).toString(), FrameRate.FILM, AlphaHandling.FILE)) {
      for (int frame = 1; frame <= 3; frame++) {
        writer.write(frame, green(format));
      }
      writer.finish();
    }
  }

  private static Picture green(PictureFormat format) throws FootageException {
    Picture picture = Picture.allocate(format);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        picture.setComponent(x, y, 1, x < 32 ? 0.7f : 0.2f);
        picture.setComponent(x, y, 3, 1);
      }
    }
    return picture;
  }
}
