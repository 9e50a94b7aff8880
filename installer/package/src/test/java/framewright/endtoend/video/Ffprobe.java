package framewright.endtoend.video;

import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;

/**
 * What the program {@code ffprobe} says of a video file, where the machine has it: another build of
 * FFmpeg than the libraries that {@link Probe} reads by.
 */
final class Ffprobe {
  private static final double MILLISECOND = 0.0011;

  private final JsonObject said;

  private Ffprobe(JsonObject said) {
    this.said = said;
  }

  static Optional<Ffprobe> read(Path file) throws Exception {
    if (!isThere()) {
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder(
                "ffprobe",
                "-v",
                "error",
                "-of",
                "json",
                "-show_streams",
                "-show_format",
                "-show_packets",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return Optional.of(new Ffprobe(JsonParser.parseString(text).getAsJsonObject()));
  }

  private static boolean isThere() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffprobe")));
  }

  void assertAgrees(Probe probe) {
    JsonObject video = stream("video").orElseThrow();
    assertEquals(probe.size(), text(video, "width") + "x" + text(video, "height"));
    assertEquals(probe.codec(), text(video, "codec_name"));
    assertEquals(probe.pixelAspect(), text(video, "sample_aspect_ratio"));
    assertEquals(probe.timecode(), timecode());
    assertColours(probe.colours(), video);
    List<Double> times = times(video);
    assertEquals(probe.times().size(), times.size());
    for (int i = 0; i < times.size(); i++) {
      assertEquals(probe.times().get(i), times.get(i), MILLISECOND, "frame " + i);
    }
    Optional<JsonObject> sound = stream("audio");
    assertEquals(probe.soundCodec(), sound.map(stream -> text(stream, "codec_name")));
    sound.ifPresent(
        stream -> assertEquals(probe.soundPackets().size(), packets(stream).count(), "packets"));
  }

  private static void assertColours(Colours colours, JsonObject video) {
    assertName(av_color_primaries_name(colours.primaries()), video, "color_primaries");
    assertName(av_color_transfer_name(colours.transfer()), video, "color_transfer");
    assertName(av_color_space_name(colours.matrix()), video, "color_space");
    assertEquals(colours.fullRange() ? "pc" : "tv", text(video, "color_range"));
  }

  private static void assertName(BytePointer name, JsonObject video, String tag) {
    assertEquals(name.getString(), text(video, tag), tag);
  }

  private Optional<JsonObject> stream(String kind) {
    return streams().filter(stream -> text(stream, "codec_type").equals(kind)).findFirst();
  }

  private Stream<JsonObject> streams() {
    return said.getAsJsonArray("streams").asList().stream().map(JsonElement::getAsJsonObject);
  }

  private Stream<JsonObject> packets(JsonObject stream) {
    return said.getAsJsonArray("packets").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(packet -> packet.get("stream_index").equals(stream.get("index")));
  }

  private List<Double> times(JsonObject video) {
    double start = Math.max(0, said.getAsJsonObject("format").get("start_time").getAsDouble());
    return packets(video)
        .map(packet -> packet.get("pts_time").getAsDouble() - start)
        .sorted()
        .toList();
  }

  private Optional<String> timecode() {
    List<JsonObject> places = new ArrayList<>(List.of(said.getAsJsonObject("format")));
    streams().forEach(places::add);
    return places.stream()
        .filter(place -> place.has("tags"))
        .flatMap(place -> place.getAsJsonObject("tags").entrySet().stream())
        .filter(tag -> tag.getKey().equalsIgnoreCase("timecode"))
        .map(tag -> tag.getValue().getAsString())
        .findFirst();
  }

  private static String text(JsonObject of, String name) {
    return of.has(name) ? of.get(name).getAsString() : "";
  }
}
