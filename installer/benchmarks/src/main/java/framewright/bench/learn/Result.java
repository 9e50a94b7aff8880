package framewright.bench.learn;

import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;

/**
 * What a course came to after so many minutes.
 *
 * @param far the marks of frames that are far from every example, beside what carrying an example
 *     there would have got
 * @param flicker what was learned beside what would have been done by hand; a repair and a matte
 *     have none of their own to be compared with
 */
record Result(
    Shot shot,
    String size,
    double minutes,
    int steps,
    double millisecondsAStep,
    Map<String, Double> marks,
    Map<String, Double> far,
    Map<String, Double> carried,
    double flicker) {

  static Result of(
      Shot shot,
      String size,
      double minutes,
      Course course,
      Trial trial,
      Map<String, Double> carried)
      throws Exception {
    return new Result(
        shot,
        size,
        minutes,
        course.steps(),
        course.millisecondsAStep(),
        trial.marks(),
        trial.farMarks(),
        carried,
        trial.flicker());
  }

  @Override
  public String toString() {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-16s %4.1f min %5d steps (%3.0f ms)",
                shot.name(),
                minutes,
                steps,
                millisecondsAStep));
    marks.forEach(
        (name, value) -> line.append(String.format(Locale.ROOT, "  %s %.3f", name, value)));
    far.forEach(
        (name, value) ->
            line.append(
                String.format(
                    Locale.ROOT, "  far %s %.3f (carried %.3f)", name, value, carried.get(name))));
    return line.append(String.format(Locale.ROOT, "  flicker %.2f", flicker)).toString();
  }

  JsonObject json() {
    JsonObject row = new JsonObject();
    row.addProperty("shot", shot.name());
    row.addProperty("size", size);
    row.addProperty("minutes", minutes);
    row.addProperty("steps", steps);
    row.addProperty("processor_ms_a_step", millisecondsAStep);
    marks.forEach((name, value) -> put(row, name, value));
    far.forEach((name, value) -> put(row, "far " + name, value));
    carried.forEach((name, value) -> put(row, "carried " + name, value));
    row.addProperty("flicker", flicker);
    return row;
  }

  private static void put(JsonObject row, String name, double value) {
    if (!Double.isNaN(value)) {
      row.addProperty(name.replace(' ', '_').replace("%", "percent"), value);
    }
  }
}
