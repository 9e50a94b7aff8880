package framewright.endtoend.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.endtoend.command.CommandLine;
import framewright.footage.codec.Ffmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * A table of small videos, each made as others make them and rendered through the identity model:
 * what it came with is there again. The clips are made, and the results read, by FFmpeg's own
 * libraries, not by what is tested here; and by its program, where the machine has it.
 */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class VideoTableTest {
  private static final double MILLISECOND = 0.0011;

  /** One frame of sound that a codec adds at its ends. */
  private static final double SOUND_FRAME = 0.05;

  @TempDir Path folder;

  @BeforeAll
  static void libraries() {
    Ffmpeg.load();
  }

  @ParameterizedTest(name = "{0} of {1}, {3}, turned by {4}, {5}, rate {6}, into {9} {10}")
  @CsvFileSource(resources = "/videos.csv", numLinesToSkip = 1)
  void whatAVideoCameWithIsThereAgain(
      String name,
      String encoder,
      String pixels,
      String colours,
      int turned,
      String sound,
      String rate,
      String aspect,
      String timecode,
      String kind,
      String codec)
      throws Exception {
    Clip clip =
        new Clip(
            folder.resolve(name),
            encoder,
            pixels,
            Colours.of(colours),
            turned,
            Optional.ofNullable(sound),
            rate,
            aspect,
            Optional.ofNullable(timecode));
    ClipMaker.make(clip);
    Path made = render(clip.file(), kind, codec);
    try (Probe source = new Probe(clip.file());
        Probe result = new Probe(made)) {
      boolean sideways = turned % 180 != 0;
      assertEquals(
          sideways ? clip.height() + "x" + clip.width() : clip.width() + "x" + clip.height(),
          result.size());
      assertFalse(result.isTurned());
      assertColours(source, result, codec);
      assertQuarters(source, result, turned);
      assertTimes(source, result);
      assertSound(source, result, kind);
      assertEquals(
          sideways ? aspect.replaceAll("(\\d+):(\\d+)", "$2:$1") : aspect, result.pixelAspect());
      assertEquals(clip.timecode(), result.timecode());
      Ffprobe.read(made).ifPresent(program -> program.assertAgrees(result));
    }
  }

  /** No free encoder writes H.265; this clip was made by another FFmpeg, with a phone's tags. */
  @Test
  void aPhonesClipInH265StandsUprightInHlgWithItsSound() throws Exception {
    Path clip = folder.resolve("phone.mov");
    try (var resource = getClass().getResourceAsStream("/phone-hevc-hlg.mov")) {
      Files.copy(resource, clip);
    }
    Path made = render(clip, "mov", "prores_422_hq");
    try (Probe source = new Probe(clip);
        Probe result = new Probe(made)) {
      assertEquals("hevc", source.codec());
      assertTrue(source.isTurned());
      assertEquals("48x64", result.size());
      assertColours(source, result, "prores_422_hq");
      assertQuarters(source, result, 270);
      assertTimes(source, result);
      assertSound(source, result, "mov");
      Ffprobe.read(made).ifPresent(program -> program.assertAgrees(result));
    }
  }

  private Path render(Path clip, String kind, String codec) {
    Path result = folder.resolve("result." + kind);
    CommandLine run =
        CommandLine.run(
            "render",
            "model",
            "--set",
            "model=framewright-identity",
            "--in",
            clip,
            "--out",
            result,
            "--codec",
            codec);
    assertEquals(0, run.code(), run.everything());
    return result;
  }

  /** What a file leaves undeclared becomes Rec.709's; FFV1 stores RGB; ProRes knows one range. */
  private static void assertColours(Probe source, Probe result, String codec) {
    Colours had = source.colours();
    boolean rgb = codec.equals("ffv1");
    int matrix = had.isRgb() ? (had.primaries() == 9 ? 9 : 1) : declared(had.matrix());
    boolean full = had.fullRange() && codec.equals("h264") && !had.isRgb();
    assertEquals(
        new Colours(
            declared(had.primaries()), declared(had.transfer()), rgb ? 0 : matrix, rgb || full),
        result.colours());
  }

  private static int declared(int code) {
    return code == 2 ? 1 : code;
  }

  /** The same colours by each file's own matrix and range, where the camera's turn puts them. */
  private static void assertQuarters(Probe source, Probe result, int turned) {
    int[][] places = {{0, 1, 2, 3}, {2, 0, 3, 1}, {3, 2, 1, 0}, {1, 3, 0, 2}};
    for (int i = 0; i < 4; i++) {
      int from = places[turned / 90 % 4][i];
      assertArrayEquals(source.quarters()[from], result.quarters()[i], 0.03, "quarter " + i);
    }
  }

  private static void assertTimes(Probe source, Probe result) {
    List<Double> had = source.times();
    List<Double> has = result.times();
    assertEquals(had.size(), has.size());
    for (int i = 0; i < had.size(); i++) {
      assertEquals(had.get(i), has.get(i), MILLISECOND, "frame " + i + " of " + has);
    }
    assertEquals(source.end(), result.end(), MILLISECOND);
  }

  /** Packet for packet where the kind of file takes it, else as long. */
  private static void assertSound(Probe source, Probe result, String kind) {
    assertEquals(source.soundCodec().isPresent(), result.soundCodec().isPresent());
    if (source.soundCodec().isEmpty()) {
      return;
    }
    assertEquals(source.soundEnd(), result.soundEnd(), SOUND_FRAME);
    if (source.soundCodec().equals(result.soundCodec())) {
      List<String> had = source.soundPackets();
      List<String> has = result.soundPackets();
      assertTrue(had.size() - has.size() <= 1, had.size() + " packets became " + has.size());
      assertEquals(had.subList(had.size() - has.size(), had.size()), has);
    } else {
      assertEquals(kind.equals("mp4") ? "aac" : "pcm_s24le", result.soundCodec().orElseThrow());
    }
  }
}
