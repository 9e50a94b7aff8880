package framewright.pack;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a pack's manifest.json says, field by field; {@link ManifestReader} has checked it.
 *
 * @param effect the effect it serves: "key", "style", "retime" or "model"
 * @param licence SPDX expression
 * @param files graphs by role; the generic role is "main"
 * @param layout how the generic effect feeds it
 * @param range the values the model was trained on, as [low, high]
 * @param multiple width and height must be multiples of this; the engine pads where they are not
 * @param constants whole numbers that the recipe chose and the effect must know, as how far a
 *     network sees; empty where the effect asks for none
 */
public record Manifest(
    String id,
    String version,
    String title,
    String effect,
    String licence,
    Map<String, PackFile> files,
    @SerializedName("frames_before") int framesBefore,
    @SerializedName("frames_after") int framesAfter,
    Layout layout,
    List<Double> range,
    int multiple,
    List<PackParameter> parameters,
    Map<String, Integer> constants) {
  /** The role every pack has. */
  public static final String MAIN = "main";

  public Manifest {
    constants = constants == null ? Map.of() : constants;
  }

  /** The text of a manifest.json. */
  public String json() {
    return ManifestReader.GSON.newBuilder().setPrettyPrinting().create().toJson(this) + "\n";
  }

  /** One of those that every pack of the effect has: {@link ManifestReader} refuses others. */
  public int constant(String name) {
    return Objects.requireNonNull(constants.get(name), name);
  }
}
