package framewright.footage.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder, or a timeline's clip, in place of files. */
class InputTest {
  @TempDir Path folder;

  @Test
  void aFolderOfOneSequenceIsThatSequence() throws IOException {
    write("shot 01.%04d.png", 9998, 10001);
    Files.writeString(folder.resolve("notes.txt"), "not a picture");
    Files.writeString(folder.resolve(".shot 01.0001.png.part"), "half a picture");
    try (FootageReader reader = Footage.open(folder.toString())) {
      assertEquals(new FrameRange(9998, 10001), reader.range());
    }
  }

  @Test
  void aFolderOfSeveralSequencesNamesThem() throws IOException {
    write("a.%04d.png", 1, 2);
    write("b.%d.png", 1, 2);
    String refusal = refusal(folder.toString());
    assertTrue(refusal.contains("a.%04d.png") && refusal.contains("b.%01d.png"), refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 10, 4-13",
    "2, 0, 10, 4-13",
    "1, 24, 12, 28-39",
    "1, 90, 48, 94-99",
  })
  void aClipIsThePartOfItsSequenceThatTheTimelineUses(
      int schema, int start, int length, String expected) throws IOException {
    write("shot.%04d.png", 4, 99);
    timeline(schema, sequence(), clip(start, length));
    try (FootageReader reader = Footage.open(otio())) {
      assertEquals(expected, reader.range().toString());
      assertEquals(frameLevel(reader.range().first()), level(reader), 1e-3);
      FrameRange range = reader.range();
      assertThrows(FootageException.class, () -> reader.read(range.first() - 1));
    }
  }

  @Test
  void aClipOfAVideoCountsFromWhereItsMediaBegins() throws IOException {
    write("clip.mkv", 0, 47);
    String media =
        """
        {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "clip.mkv",
         "available_range": {"OTIO_SCHEMA": "TimeRange.1",
           "start_time": {"OTIO_SCHEMA": "RationalTime.1", "value": 86400, "rate": 24},
           "duration": {"OTIO_SCHEMA": "RationalTime.1", "value": 48, "rate": 24}}}
        """;
    timeline(1, media, clip(86412, 6));
    try (FootageReader reader = Footage.open(otio())) {
      assertEquals("12-17", reader.range().toString());
      assertEquals(frameLevel(12), level(reader), 1e-3);
    }
  }

  @Test
  void ofSeveralClipsOneIsNamed() throws IOException {
    write("shot.%04d.png", 4, 99);
    String two = clip(0, 2) + "}, {" + clip(5, 2).replace("take one", "take two");
    timeline(1, sequence(), two);
    String refusal = refusal(otio());
    assertTrue(refusal.contains("take one, take two"), refusal);
    try (FootageReader reader = Footage.open(otio() + "#take two")) {
      assertEquals("9-10", reader.range().toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"not json, cannot be read as a timeline", "{}, has no clips"})
  void whatIsNoTimelineIsSaidSo(String text, String expected) throws IOException {
    Files.writeString(Path.of(otio()), text);
    assertTrue(refusal(otio()).contains(expected), refusal(otio()));
  }

  @Test
  void aClipWithoutMediaIsSaidSo() throws IOException {
    timeline(1, "{\"OTIO_SCHEMA\": \"MissingReference.1\"}", clip(0, 2));
    assertTrue(refusal(otio()).contains("names no media"), refusal(otio()));
  }

  @Test
  void aClipBeyondItsMediaIsSaidSo() throws IOException {
    write("shot.%04d.png", 4, 9);
    timeline(1, sequence(), clip(90, 2));
    assertTrue(refusal(otio()).contains("asks for frames 94 to 95"), refusal(otio()));
  }

  private String otio() {
    return folder.resolve("cut.otio").toString();
  }

  private static String sequence() {
    return """
        {"OTIO_SCHEMA": "ImageSequenceReference.1", "target_url_base": "", "name_prefix": "shot.",
         "name_suffix": ".png", "start_frame": 4, "frame_step": 1, "rate": 24,
         "frame_zero_padding": 4, "missing_frame_policy": "error"}
        """;
  }

  private static String clip(int start, int length) {
    return """
        "OTIO_SCHEMA": "Clip.SCHEMA", "name": "take one",
        "source_range": {"OTIO_SCHEMA": "TimeRange.1",
          "start_time": {"OTIO_SCHEMA": "RationalTime.1", "value": %d, "rate": 24},
          "duration": {"OTIO_SCHEMA": "RationalTime.1", "value": %d, "rate": 24}},
        MEDIA
        """
        .formatted(start, length);
  }

  private void timeline(int schema, String media, String clips) throws IOException {
    String reference =
        schema == 1
            ? "\"media_reference\": " + media
            : "\"active_media_reference_key\": \"HERO\", \"media_references\": {\"HERO\": "
                + media
                + "}";
    String text =
        """
        {"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [
          {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [{CLIPS}]}]}}
        """;
    Files.writeString(
        Path.of(otio()),
        text.replace("CLIPS", clips)
            .replace("MEDIA", reference)
            .replace("SCHEMA\", \"name", schema + "\", \"name"));
  }

  private static String refusal(String name) {
    return assertThrows(FootageException.class, () -> Footage.open(name).close()).getMessage();
  }

  private static float level(FootageReader reader) throws FootageException {
    return reader.read(reader.range().first()).component(3, 3, 1);
  }

  private static float frameLevel(int frame) {
    return frame % 200 / 255f;
  }

  private void write(String name, int first, int last) throws IOException {
    PictureFormat format =
        new PictureFormat(8, 8, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    String pattern = folder.resolve(name).toString();
    try (FootageWriter writer = Footage.create(pattern, FrameRate.FILM, AlphaHandling.FILE)) {
      for (int frame = first; frame <= last; frame++) {
        Picture picture = Picture.allocate(format);
        for (int i = 0; i < format.bytes(); i++) {
          picture.pixels().put(i, (byte) (frame % 200));
        }
        writer.write(frame, picture);
      }
      writer.finish();
    }
  }
}
