package framewright.pack;

import com.google.gson.annotations.SerializedName;

/** A number that a model takes beside its pictures: the input of that name, float32 [1]. */
public record PackParameter(
    String name,
    String label,
    String hint,
    double minimum,
    double maximum,
    @SerializedName("default") double defaultValue) {}
