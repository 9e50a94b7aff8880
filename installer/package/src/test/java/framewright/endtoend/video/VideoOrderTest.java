package framewright.endtoend.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.endtoend.command.CommandLine;
import framewright.footage.Footage;
import framewright.footage.FootageReader;
import framewright.footage.codec.Ffmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a video where an order says so, or where something cannot be as it was. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class VideoOrderTest {
  private static final String[] IDENTITY = {"model", "--set", "model=framewright-identity"};
  private static final String[] HALF_SPEED = {
    "retime", "--set", "mode=speed", "--set", "speed=0.5"
  };

  @TempDir Path folder;

  @BeforeAll
  static void libraries() {
    Ffmpeg.load();
  }

  @ParameterizedTest
  @CsvSource({
    "'', mov, pcm_s24le, is silence",
    "silence, mp4, aac, ''",
    "stretch, mov, pcm_s24le, ''",
    "stretch, mp4, aac, ''",
    "none, mov, , ''"
  })
  void aSlowedClipHasTheSoundThatWasAskedFor(String audio, String kind, String codec, String said) {
    Path result = folder.resolve("slow." + kind);
    Object[] asked = audio.isEmpty() ? new Object[0] : new Object[] {"--audio", audio};
    CommandLine run = render(clip("24", "yuv420p", "709"), result, HALF_SPEED, asked);
    assertEquals(0, run.code(), run.everything());
    assertEquals(!said.isEmpty(), run.out().contains("is silence"), run.out());
    try (Probe probe = new Probe(result)) {
      assertEquals(2 * Clip.FRAMES, probe.times().size());
      assertEquals(Optional.ofNullable(codec), probe.soundCodec());
      if (codec != null) {
        assertEquals(2 * Clip.FRAMES / 24.0, probe.soundEnd(), 0.03);
      }
      assertEquals(Optional.of("01:00:00:00"), probe.timecode());
    }
  }

  @Test
  void aPartOfAClipBeginsWithItsOwnTimecodeAndSound() {
    Path result = folder.resolve("part.mov");
    CommandLine run = render(clip("24", "yuv420p", "709"), result, IDENTITY, "--frames", "2-4");
    assertEquals(0, run.code(), run.everything());
    try (Probe probe = new Probe(result)) {
      assertEquals(3, probe.times().size());
      assertEquals(0, probe.times().get(0), 1e-3);
      assertEquals(Optional.of("01:00:00:02"), probe.timecode());
      assertEquals(3 / 24.0, probe.soundEnd(), 0.03);
    }
  }

  @Test
  void aTimelinesClipIsThatPartOfTheVideo() throws Exception {
    Path clip = clip("24", "yuv420p", "709");
    Path timeline = folder.resolve("cut.otio");
    Files.writeString(
        timeline,
        """
        {"OTIO_SCHEMA": "Clip.1", "name": "one",
         "source_range": {"start_time": {"value": 3, "rate": 24}, "duration": {"value": 2, "rate": 24}},
         "media_reference": {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "%s"}}
        """
            .formatted(clip.toUri()));
    Path result = folder.resolve("part.mov");
    CommandLine run = render(timeline, result, IDENTITY);
    assertEquals(0, run.code(), run.everything());
    try (Probe probe = new Probe(result)) {
      assertEquals(2, probe.times().size());
      assertEquals(Optional.of("01:00:00:03"), probe.timecode());
      assertEquals(2 / 24.0, probe.soundEnd(), 0.03);
    }
  }

  @Test
  void unevenTimesAreSaidWhereFramesAreMadeAnew() {
    CommandLine run =
        render(clip("uneven", "yuv420p", "709"), folder.resolve("slow.mov"), HALF_SPEED);
    assertTrue(run.out().contains("uneven times"), run.everything());
  }

  @Test
  void anInterlacedClipIsNamedOnce() {
    Path clip = folder.resolve("fields.ts");
    ClipMaker.make(clip(clip, "mpeg2video", "yuv420p", "601", "25"));
    CommandLine run = render(clip, folder.resolve("out.mkv"), IDENTITY);
    assertEquals(2, run.out().split("is interlaced", -1).length, run.everything());
  }

  @Test
  void h264OfAnOddSizeIsRefusedBeforeAnythingIsRendered() throws Exception {
    Path clip = folder.resolve("odd.mkv");
    Clip even = clip(clip, "ffv1", "yuv444p", "709", "24");
    ClipMaker.make(even.ofSize(63, 47));
    CommandLine run = render(clip, folder.resolve("out.mp4"), IDENTITY);
    assertEquals(2, run.code(), run.everything());
    assertTrue(run.err().contains("63x47") && run.err().contains("ProRes"), run.err());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
    assertEquals(0, render(clip, folder.resolve("out.mov"), IDENTITY).code());
  }

  @Test
  void hlgReachesAnEffectAsLight() throws Exception {
    Path clip = folder.resolve("hlg.mov");
    ClipMaker.make(clip(clip, "prores_ks", "yuv444p10le", "hlg", "24"));
    Path light = folder.resolve("light.%04d.exr");
    assertEquals(0, render(clip, light, IDENTITY, "--frames", "0-0").code());
    try (FootageReader reader = Footage.open(light.toString())) {
      double grey = 0.5 * 0.5 / 3 / 0.26496; // by the curve; white is 75 % of the signal
      assertEquals(grey, reader.read(0).component(48, 36, 1), 0.01);
    }
    CommandLine clipped = render(clip, folder.resolve("clipped.%04d.png"), IDENTITY);
    assertTrue(clipped.out().contains("PNG ends at white"), clipped.everything());
    CommandLine bytes = render(clip, light, IDENTITY, "--depth", "byte");
    assertEquals(2, bytes.code());
    assertTrue(bytes.err().contains("--depth half"), bytes.err());
  }

  @Test
  void widerColoursThanAnEffectKnowsAreSaid() {
    CommandLine run = render(clip("24", "yuv420p", "p3"), folder.resolve("out.mov"), IDENTITY);
    assertTrue(run.out().contains("wider than Rec.709"), run.everything());
    CommandLine plain = render(clip("24", "yuv420p", "709"), folder.resolve("out.mov"), IDENTITY);
    assertFalse(plain.out().contains("Rec.709"), plain.everything());
  }

  @Test
  void aCodecThatAKindOfFileDoesNotTakeIsAnsweredWithThoseItDoes() {
    CommandLine run =
        render(
            clip("24", "yuv420p", "709"), folder.resolve("out.mp4"), IDENTITY, "--codec", "ffv1");
    assertEquals(2, run.code(), run.everything());
    assertTrue(run.err().contains("H264"), run.err());
  }

  private Path clip(String rate, String pixels, String colours) {
    Path file = folder.resolve("clip.mp4");
    ClipMaker.make(clip(file, "libopenh264", pixels, colours, rate));
    return file;
  }

  private static Clip clip(Path file, String encoder, String pixels, String colours, String rate) {
    boolean stream = file.toString().endsWith(".ts");
    return new Clip(
        file,
        encoder,
        pixels,
        Colours.of(colours),
        0,
        stream
            ? Optional.empty()
            : Optional.of(file.toString().endsWith("mp4") ? "aac" : "pcm_s16le"),
        rate,
        "1:1",
        stream || rate.equals("uneven") ? Optional.empty() : Optional.of("01:00:00:00"));
  }

  private static CommandLine render(Path in, Path out, String[] effect, Object... more) {
    Stream<Object> order = Stream.of("render", effect[0], "--in", in, "--out", out);
    Stream<Object> settings = Stream.of(effect).skip(1).map(Object.class::cast);
    return CommandLine.run(
        Stream.of(order, settings, Stream.of(more)).flatMap(part -> part).toArray());
  }
}
