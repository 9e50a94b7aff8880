package framewright.course;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import framewright.course.CourseNote.State;
import framewright.learn.Likeness;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.learn.Variation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One course from its order to its end, with what is written down of it. Thread-safe. */
final class Course {
  private static final Gson GSON = new Gson();
  private static final float CALM = 0.05f;

  /** So often a course may end the server before it is left alone. */
  private static final int MOST_DEATHS = 3;

  final CourseFolder folder;
  private final Written told;

  /** What outlives the server. */
  private static final class Written {
    private State state;
    private Task task;
    private NetworkSize size;
    private Variation variation = Variation.USUAL;
    private List<Integer> frames;
    private double seconds;
    private double length;
    private double span;
    private int steps;
    private float loss;
    private LossCurve curve = new LossCurve();
    private Unseen judged;
    private String failure = "";
    private int begun;
  }

  private Course(CourseFolder folder, Written told) {
    this.folder = folder;
    this.told = told;
  }

  /** A new order; what was learned before counts as learned if it is the same network's. */
  static Course ordered(CourseFolder folder, CourseOrder order, Task task, Course before) {
    Written told = new Written();
    boolean goesOn = before != null && before.told.task == task && before.told.size == order.size();
    if (goesOn) {
      told.seconds = before.told.seconds;
      told.steps = before.told.steps;
      told.loss = before.told.loss;
      told.curve = before.told.curve;
      told.judged = before.told.judged;
    }
    told.state = State.WAITING;
    told.task = task;
    told.size = order.size();
    told.variation = order.variation();
    told.frames = order.frames();
    told.span = order.length().toMillis() / 1e3;
    told.length = told.seconds + told.span;
    return new Course(folder, told);
  }

  /** One that a server left; what cannot be read is one that failed. */
  static Course read(CourseFolder folder) throws IOException {
    try {
      Written told = GSON.fromJson(Files.readString(folder.record()), Written.class);
      if (told != null && told.state != null && told.task != null && told.size != null) {
        return new Course(folder, told);
      }
    } catch (JsonParseException e) {
      // Said below, as for a file with nothing in it.
    }
    Written damaged = new Written();
    damaged.state = State.FAILED;
    damaged.frames = List.of();
    damaged.task = Task.PICTURE;
    damaged.size = NetworkSize.MEDIUM;
    damaged.failure = "What is known of " + folder.name() + " is damaged. Press Learn again.";
    return new Course(folder, damaged);
  }

  synchronized void save() throws IOException {
    CourseFolder.put(folder.record(), GSON.toJson(told));
  }

  /** A server goes on with what the last one learned, unless that is what ended three of them. */
  synchronized boolean isToGoOn() {
    if (told.state == State.LEARNING && told.begun >= MOST_DEATHS) {
      fail(
          "The server ended "
              + told.begun
              + " times when it began to learn "
              + folder.name()
              + ", as happens when memory runs out. Press Continue to try again, or take a smaller"
              + " network.");
    }
    return told.state == State.WAITING || told.state == State.LEARNING;
  }

  synchronized void begin() {
    told.state = State.LEARNING;
    told.begun++;
  }

  /** It learns well. */
  synchronized void survived() {
    told.begun = 0;
  }

  synchronized void learned(int steps, float found, long nanos) {
    told.loss = told.steps == 0 ? found : told.loss + (found - told.loss) * CALM;
    told.curve.add(found);
    told.steps = steps;
    told.seconds += nanos / 1e9;
  }

  /** How near it came to the example of a frame that it had not seen. */
  synchronized void judged(int frame, Likeness likeness) {
    told.judged = new Unseen(frame, told.steps, likeness);
  }

  synchronized boolean isDue() {
    return told.state == State.LEARNING && told.seconds < told.length;
  }

  synchronized void goOn() {
    told.length = told.seconds >= told.length ? told.seconds + told.span : told.length;
    told.begun = 0;
    told.failure = "";
    told.state = State.WAITING;
  }

  synchronized void pause() {
    if (isActive()) {
      told.state = State.PAUSED;
    }
  }

  /** Its time is up, unless it was paused meanwhile. */
  synchronized void end() {
    if (told.state == State.LEARNING) {
      told.state = State.LEARNED;
    }
  }

  synchronized void fail(String sentence) {
    told.state = State.FAILED;
    told.failure = sentence;
  }

  synchronized boolean isActive() {
    return told.state == State.WAITING || told.state == State.LEARNING;
  }

  Task task() {
    return told.task;
  }

  NetworkSize size() {
    return told.size;
  }

  Variation variation() {
    return told.variation;
  }

  synchronized int steps() {
    return told.steps;
  }

  synchronized CourseNote note() {
    String task = told.task.toString().toLowerCase(Locale.ROOT);
    return new CourseNote(
        folder.name(),
        told.state,
        "a " + task + " from frames " + told.frames,
        Duration.ofMillis((long) (told.seconds * 1e3)),
        Duration.ofMillis((long) (told.length * 1e3)),
        told.steps,
        told.loss,
        told.curve.toString(),
        Optional.ofNullable(told.judged),
        told.failure);
  }

  /** What stands on the card of its pack. */
  synchronized List<String> story() {
    return Stream.of(
            "Learned from " + told.frames.size() + " frames: " + told.frames + ".",
            String.format(Locale.ROOT, "%d steps; loss %.4f.", told.steps, told.loss),
            told.judged == null
                ? ""
                : "After " + told.judged.steps() + " steps, " + told.judged + ".")
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
