package framewright.preset;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import framewright.effect.ParameterValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a preset's file says: {@code {"about": "For fine hair", "controls": {"recover": 0.3}}}. What
 * the controls mean is for their panel to say.
 */
record PresetFile(String about, Map<String, ParameterValue> controls) {
  private static final long LARGEST_BYTES = 64 << 10;
  private static final int LONGEST_TEXT = 4096;
  private static final Set<String> FIELDS = Set.of("about", "controls");

  /** Why a file was refused; the message is the end of a sentence. */
  static final class BadPreset extends Exception {
    BadPreset(String reason) {
      super(reason);
    }
  }

  static PresetFile read(Path file) throws BadPreset {
    try {
      require(Files.isRegularFile(file), "it is no plain file");
      require(Files.size(file) <= LARGEST_BYTES, "it is larger than 64 kB");
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      require(FIELDS.containsAll(json.keySet()), "it has fields that this version does not know");
      require(json.has("controls"), "it names no controls");
      String about = json.has("about") ? text(json.get("about")) : "";
      return new PresetFile(about, controls(json.getAsJsonObject("controls")));
    } catch (IOException e) {
      throw new BadPreset("it cannot be read");
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | ClassCastException
        | StackOverflowError e) {
      throw new BadPreset("it is not the JSON of a preset");
    }
  }

  private static Map<String, ParameterValue> controls(JsonObject json) throws BadPreset {
    Map<String, ParameterValue> controls = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> control : json.entrySet()) {
      controls.put(control.getKey(), value(control.getValue()));
    }
    return controls;
  }

  private static ParameterValue value(JsonElement json) throws BadPreset {
    if (json.isJsonArray()) {
      List<Double> numbers = new ArrayList<>();
      for (JsonElement number : json.getAsJsonArray()) {
        numbers.add(number.getAsDouble());
      }
      return new ParameterValue.Numbers(numbers);
    }
    JsonPrimitive value = json.getAsJsonPrimitive();
    if (value.isBoolean()) {
      return new ParameterValue.Scalar(value.getAsBoolean() ? 1 : 0);
    }
    return value.isNumber()
        ? new ParameterValue.Scalar(value.getAsDouble())
        : new ParameterValue.Text(text(value));
  }

  private static String text(JsonElement json) throws BadPreset {
    String text = json.getAsString();
    require(text.length() <= LONGEST_TEXT, "a text in it is too long");
    return text;
  }

  String json() {
    JsonObject named = new JsonObject();
    controls.forEach((name, value) -> named.add(name, json(value)));
    JsonObject file = new JsonObject();
    if (!about.isEmpty()) {
      file.addProperty("about", about);
    }
    file.add("controls", named);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(file) + "\n";
  }

  private static JsonElement json(ParameterValue value) {
    if (value instanceof ParameterValue.Scalar number) {
      return new JsonPrimitive(number.value());
    }
    if (value instanceof ParameterValue.Text text) {
      return new JsonPrimitive(text.value());
    }
    JsonArray array = new JsonArray();
    ((ParameterValue.Numbers) value).values().forEach(array::add);
    return array;
  }

  private static void require(boolean holds, String reason) throws BadPreset {
    if (!holds) {
      throw new BadPreset(reason);
    }
  }
}
