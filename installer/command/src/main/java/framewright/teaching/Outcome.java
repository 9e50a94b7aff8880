package framewright.teaching;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.course.CourseNote;
import framewright.learn.Task;
import framewright.learn.Unfamiliar;
import java.util.List;
import java.util.Locale;

/**
 * What a course came to, for programs.
 *
 * @param frames that were learned from
 * @param unlike the frames of the shot that look unlike these
 */
public record Outcome(Task task, List<Integer> frames, CourseNote note, List<Unfamiliar> unlike) {

  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("task", task.toString().toLowerCase(Locale.ROOT));
    JsonArray learned = new JsonArray();
    frames.forEach(learned::add);
    json.add("frames", learned);
    json.addProperty("steps", note.steps());
    json.addProperty("seconds", note.learned().toMillis() / 1e3);
    json.addProperty("loss", note.loss());
    note.unseen()
        .ifPresent(
            found -> {
              json.addProperty("unseen_frame", found.frame());
              json.addProperty("unseen_after_steps", found.steps());
              String unit = task == Task.MATTE ? "unseen_iou" : "unseen_db";
              json.addProperty(unit, found.likeness().value());
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
