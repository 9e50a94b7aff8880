package framewright.teaching;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.learn.Likeness;
import framewright.learn.Task;
import framewright.learn.Unfamiliar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a course came to, for programs.
 *
 * @param unseen what was made of an example that was not learned from, when that was last seen
 */
public record Outcome(
    Task task,
    List<Integer> frames,
    int steps,
    float loss,
    Optional<Unseen> unseen,
    List<Unfamiliar> unlike) {

  /** An example that was not learned from so far. */
  record Unseen(int frame, int afterSteps, Likeness likeness) {
    @Override
    public String toString() {
      return "unseen frame " + frame + ": " + likeness;
    }
  }

  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("task", task.toString().toLowerCase(Locale.ROOT));
    JsonArray learned = new JsonArray();
    frames.forEach(learned::add);
    json.add("frames", learned);
    json.addProperty("steps", steps);
    json.addProperty("loss", loss);
    unseen.ifPresent(
        found -> {
          json.addProperty("unseen_frame", found.frame());
          json.addProperty("unseen_after_steps", found.afterSteps());
          json.addProperty(
              task == Task.MATTE ? "unseen_iou" : "unseen_db", found.likeness().value());
        });
    json.add("unlike_examples", spans());
    return json;
  }

  private JsonArray spans() {
    JsonArray spans = new JsonArray();
    for (Unfamiliar span : unlike) {
      JsonObject one = new JsonObject();
      one.addProperty("first", span.first());
      one.addProperty("last", span.last());
      one.addProperty("best", span.strangest());
      spans.add(one);
    }
    return spans;
  }
}
