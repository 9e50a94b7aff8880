package framewright.footage.input;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import framewright.footage.FootageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A timeline in OpenTimelineIO's JSON, as far as one clip's media goes: {@code cut.otio}, or {@code
 * cut.otio#NAME} where it has several.
 */
public final class Timeline {
  private static final String EXTENSION = ".otio";

  private final Path file;
  private final List<JsonObject> clips = new ArrayList<>();

  private Timeline(Path file) throws FootageException {
    this.file = file;
    try {
      collect(JsonParser.parseString(Files.readString(file)));
    } catch (IOException | JsonParseException e) {
      throw new FootageException(
          file + " cannot be read as a timeline: " + e.getMessage() + ".", e);
    }
  }

  public static boolean isNamed(String name) {
    return end(name) > 0;
  }

  private static int end(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int hash = lower.indexOf(EXTENSION + "#");
    if (hash >= 0) {
      return hash + EXTENSION.length();
    }
    return lower.endsWith(EXTENSION) ? name.length() : -1;
  }

  /** The clip of that name, or the only one. */
  public static TimelineClip clip(String name) throws FootageException {
    int end = end(name);
    Timeline timeline = new Timeline(Path.of(name.substring(0, end)));
    Optional<String> wanted =
        end < name.length() ? Optional.of(name.substring(end + 1)) : Optional.empty();
    JsonObject clip = timeline.choose(wanted);
    try {
      return timeline.read(clip);
    } catch (IllegalStateException
        | UnsupportedOperationException
        | NullPointerException
        | IllegalArgumentException e) {
      throw new FootageException(
          "The clip \""
              + text(clip, "name")
              + "\" of "
              + timeline.file
              + " is not as"
              + " OpenTimelineIO writes clips.",
          e);
    }
  }

  private void collect(JsonElement element) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(this::collect);
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      if (text(object, "OTIO_SCHEMA").startsWith("Clip.")) {
        clips.add(object);
      }
      object.entrySet().forEach(entry -> collect(entry.getValue()));
    }
  }

  private JsonObject choose(Optional<String> wanted) throws FootageException {
    List<JsonObject> fitting =
        clips.stream().filter(clip -> wanted.map(text(clip, "name")::equals).orElse(true)).toList();
    if (fitting.size() != 1) {
      List<String> names = clips.stream().map(clip -> text(clip, "name")).toList();
      throw new FootageException(
          clips.isEmpty()
              ? file + " has no clips."
              : file
                  + " has "
                  + clips.size()
                  + " clips: "
                  + String.join(", ", names)
                  + ". Name one, as "
                  + file
                  + "#"
                  + names.get(0)
                  + ".");
    }
    return fitting.get(0);
  }

  private TimelineClip read(JsonObject clip) throws FootageException {
    String name = text(clip, "name");
    JsonObject media = media(clip);
    Optional<JsonObject> available = object(media, "available_range");
    Optional<JsonObject> used = object(clip, "source_range").or(() -> available);
    double begin = available.map(range -> seconds(range, "start_time")).orElse(0.0);
    double start = used.map(range -> seconds(range, "start_time") - begin).orElse(0.0);
    Optional<Double> duration = used.map(range -> seconds(range, "duration"));
    return switch (text(media, "OTIO_SCHEMA").replaceAll("\\..*", "")) {
      case "ExternalReference" ->
          new TimelineClip(
              name, place(text(media, "target_url")), Optional.empty(), start, duration);
      case "ImageSequenceReference" ->
          new TimelineClip(
              name,
              pattern(media),
              Optional.of(media.get("start_frame").getAsInt()),
              start,
              duration);
      default ->
          throw new FootageException(
              "The clip \""
                  + name
                  + "\" of "
                  + file
                  + " names no media. Link it in the editor"
                  + " and export the timeline again.");
    };
  }

  /** Older clips have one reference, newer ones several, one of them active. */
  private static JsonObject media(JsonObject clip) {
    Optional<JsonObject> several = object(clip, "media_references");
    String active = text(clip, "active_media_reference_key");
    return several
        .flatMap(all -> object(all, active.isEmpty() ? "DEFAULT_MEDIA" : active))
        .or(() -> object(clip, "media_reference"))
        .orElseGet(JsonObject::new);
  }

  private String pattern(JsonObject media) {
    int padding = media.get("frame_zero_padding").getAsInt();
    String number = padding == 0 ? "%d" : "%0" + padding + "d";
    String base = place(text(media, "target_url_base"));
    return Path.of(base)
        .resolve(text(media, "name_prefix") + number + text(media, "name_suffix"))
        .toString();
  }

  /** A URL, or a path as the editor wrote it, from where the timeline lies. */
  private String place(String url) {
    String path = url.startsWith("file:") ? URI.create(url).getPath() : url;
    return TimelineClip.resolved(file, path);
  }

  private static double seconds(JsonObject range, String part) {
    JsonObject time = range.getAsJsonObject(part);
    return time.get("value").getAsDouble() / time.get("rate").getAsDouble();
  }

  private static Optional<JsonObject> object(JsonObject in, String name) {
    JsonElement value = in.get(name);
    return value != null && value.isJsonObject()
        ? Optional.of(value.getAsJsonObject())
        : Optional.empty();
  }

  private static String text(JsonObject in, String name) {
    JsonElement value = in.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
