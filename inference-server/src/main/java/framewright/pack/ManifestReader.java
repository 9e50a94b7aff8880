package framewright.pack;

import com.google.common.collect.Sets;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads and checks a manifest. Strict: a field it does not know is refused, for it may have meant
 * something.
 */
final class ManifestReader {
  private static final long LARGEST_BYTES = 64 << 10;
  private static final int MOST_ENTRIES = 64;
  private static final int LONGEST_LINE = 1000;
  private static final int WIDEST_WINDOW = 8;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\\.onnx");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int LARGEST_CONSTANT = 1024;

  /** The effects there are, and the constants that each must know of its packs. */
  private static final Map<String, Set<String>> EFFECTS =
      Map.of(
          "key",
              Set.of(
                  "cells_across",
                  "cell_multiple",
                  "overview_planes",
                  "corrections",
                  "screen_planes",
                  "grid",
                  "phases",
                  "reach",
                  "guide_reach",
                  "blur_taps"),
          "style", Set.of(),
          "retime", Set.of(),
          "model", Set.of());

  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "version",
          "title",
          "effect",
          "licence",
          "files",
          "frames_before",
          "frames_after",
          "layout",
          "range",
          "multiple",
          "parameters");
  private static final String CONSTANTS = "constants";
  private static final Set<String> FILE_FIELDS = Set.of("path", "sha256");
  private static final Set<String> PARAMETER_FIELDS =
      Set.of("name", "label", "hint", "minimum", "maximum", "default");
  static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  private ManifestReader() {}

  /** Why a manifest was refused; the message is the end of a sentence. */
  static final class BadManifest extends Exception {
    BadManifest(String reason) {
      super(reason);
    }
  }

  static Manifest read(Path file) throws BadManifest {
    try {
      JsonObject json = GSON.fromJson(text(file), JsonObject.class);
      require(json != null, "its manifest is empty.");
      requireKnownFields(json);
      Manifest manifest = GSON.fromJson(json, Manifest.class);
      check(manifest);
      return manifest;
    } catch (IOException e) {
      throw new BadManifest("its manifest cannot be read.");
    } catch (JsonParseException
        | NumberFormatException
        | ClassCastException
        | IllegalStateException e) {
      throw new BadManifest("its manifest is not the JSON this version understands.");
    }
  }

  /** Of a plain file only: reading a pipe would wait for whoever writes to it. */
  private static String text(Path file) throws BadManifest, IOException {
    require(PlainFile.is(file), "its manifest is not a plain file of its own.");
    require(Files.size(file) <= LARGEST_BYTES, "its manifest is larger than 64 kB.");
    return Files.readString(file);
  }

  private static void requireKnownFields(JsonObject json) throws BadManifest {
    require(
        FIELDS.containsAll(Sets.difference(json.keySet(), Set.of(CONSTANTS))),
        "its manifest has fields this version does not know.");
    require(json.keySet().containsAll(FIELDS), "its manifest lacks fields.");
    requireNoNulls(json);
    for (JsonElement file : json.getAsJsonObject("files").asMap().values()) {
      require(
          file.getAsJsonObject().keySet().equals(FILE_FIELDS),
          "a file in its manifest has missing or unknown fields.");
    }
    for (JsonElement parameter : json.getAsJsonArray("parameters")) {
      Set<String> keys = parameter.getAsJsonObject().keySet();
      require(
          keys.equals(PARAMETER_FIELDS),
          "a parameter in its manifest has missing or unknown fields.");
    }
  }

  private static void requireNoNulls(JsonElement element) throws BadManifest {
    require(!element.isJsonNull(), "a field in its manifest is null.");
    if (element.isJsonObject()) {
      for (JsonElement field : element.getAsJsonObject().asMap().values()) {
        requireNoNulls(field);
      }
    } else if (element.isJsonArray()) {
      for (JsonElement entry : element.getAsJsonArray()) {
        requireNoNulls(entry);
      }
    }
  }

  private static void check(Manifest manifest) throws BadManifest {
    require(
        isLine(manifest.title()) && isLine(manifest.version()) && isLine(manifest.licence()),
        "its title, version and licence must be a line of text each.");
    require(
        NAME.matcher(manifest.id()).matches(),
        "its id must be lower case letters, digits and dashes.");
    require(
        EFFECTS.containsKey(manifest.effect()), "it serves an effect this version does not have.");
    require(manifest.layout() != null, "its layout is neither rgba_hwc nor rgb_nchw.");
    require(
        inWindow(manifest.framesBefore()) && inWindow(manifest.framesAfter()),
        "it looks at more than 8 frames either way.");
    require(
        manifest.multiple() >= 1 && manifest.multiple() <= 1024,
        "its multiple is not between 1 and 1024.");
    require(
        isRange(manifest.range().toArray(Double[]::new)), "its range is not two rising numbers.");
    checkFiles(manifest);
    checkParameters(manifest);
    checkConstants(manifest);
  }

  private static boolean isLine(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_LINE
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean inWindow(int frames) {
    return frames >= 0 && frames <= WIDEST_WINDOW;
  }

  private static boolean isRange(Double... range) {
    return range.length == 2 && range[0] < range[1] && Double.isFinite(range[1] - range[0]);
  }

  private static void checkFiles(Manifest manifest) throws BadManifest {
    require(manifest.files().size() <= MOST_ENTRIES, "it has more than 64 files.");
    require(manifest.files().containsKey(Manifest.MAIN), "it has no main file.");
    for (PackFile file : manifest.files().values()) {
      require(
          FILE.matcher(file.path()).matches(),
          "a file of it is not a plain .onnx file in its own folder.");
      require(SHA256.matcher(file.sha256()).matches(), "a file of it has no valid SHA-256.");
    }
  }

  private static void checkParameters(Manifest manifest) throws BadManifest {
    require(manifest.parameters().size() <= MOST_ENTRIES, "it has more than 64 parameters.");
    Set<String> names = new HashSet<>();
    for (PackParameter parameter : manifest.parameters()) {
      require(NAME.matcher(parameter.name()).matches(), "a parameter's name is not lower case.");
      require(
          isLine(parameter.label()) && parameter.hint().length() <= LONGEST_LINE,
          "a parameter's label or hint is no line of text.");
      require(names.add(parameter.name()), "two of its parameters have one name.");
      require(
          Double.isFinite(parameter.maximum() - parameter.minimum()),
          "a parameter's minimum and maximum are no numbers.");
      boolean ordered =
          parameter.minimum() <= parameter.defaultValue()
              && parameter.defaultValue() <= parameter.maximum();
      require(ordered, "a parameter's default is not between its minimum and maximum.");
    }
  }

  private static void checkConstants(Manifest manifest) throws BadManifest {
    Set<String> missing =
        Sets.difference(EFFECTS.get(manifest.effect()), manifest.constants().keySet());
    require(
        missing.isEmpty(),
        "its manifest lacks the constants "
            + String.join(", ", new TreeSet<>(missing))
            + " that the effect "
            + manifest.effect()
            + " must know. Write it again with this version's recipe.");
    require(manifest.constants().size() <= MOST_ENTRIES, "it has more than 64 constants.");
    for (int constant : manifest.constants().values()) {
      require(
          constant >= 1 && constant <= LARGEST_CONSTANT,
          "a constant in its manifest is not between 1 and 1024.");
    }
  }

  private static void require(boolean holds, String reason) throws BadManifest {
    if (!holds) {
      throw new BadManifest(reason);
    }
  }
}
