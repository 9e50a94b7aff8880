package framewright.teaching;

import framewright.course.CourseNote;
import framewright.course.CourseOrder;
import framewright.course.Pair;
import framewright.course.PrivateLesson;
import framewright.course.Shown;
import framewright.course.Unseen;
import framewright.engine.Engine;
import framewright.footage.FootageException;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.learn.Unfamiliar;
import framewright.learn.Variation;
import framewright.render.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One course of the command: finds what to learn from, and says how it goes. */
public final class Teaching {
  private static final long BETWEEN_REPORTS = Duration.ofSeconds(20).toNanos();

  /**
   * What a course is about.
   *
   * @param frameOfStill of which frame a single example is
   * @param task absent: as the examples show
   * @param heldOut the frame of an example that is only for the score
   * @param resume goes on where the last course for this pack was
   */
  public record Order(
      String source,
      String example,
      Path pack,
      Optional<Integer> frameOfStill,
      Optional<Task> task,
      NetworkSize size,
      Variation variation,
      Optional<Integer> heldOut,
      Duration length,
      boolean resume) {}

  private final Order order;
  private final PrintWriter out;
  private Optional<Unseen> judged = Optional.empty();
  private long reported = System.nanoTime();

  public Teaching(Order order, PrintWriter out) {
    this.order = order;
    this.out = out;
  }

  public Outcome run(Engine engine) throws FootageException, IOException, InterruptedException {
    Brought brought = brought();
    Task task = brought.task();
    Optional<Shown> heldOut = brought.all().stream().filter(this::isHeldOut).findFirst();
    List<Shown> examples = brought.all().stream().filter(shown -> !isHeldOut(shown)).toList();
    requireBoth(heldOut, examples);
    List<Integer> frames = examples.stream().map(Shown::frame).toList();
    PrivateLesson lesson =
        lesson(
            new CourseOrder(
                frames, Optional.of(task), order.size(), order.variation(), order.length()));
    List<Unfamiliar> unlike =
        Strangers.in(order.source(), examples.stream().map(Shown::example).toList());
    unlike.forEach(span -> say(span.sentence()));
    CourseNote note = lesson.learn(engine, examples, heldOut, this::follow);
    say(note.sentence());
    return new Outcome(task, frames, note, unlike);
  }

  /** All examples, and what is made of them. */
  private record Brought(Task task, List<Shown> all) {}

  private Brought brought() throws FootageException {
    List<Pair> pairs = HandMade.pairs(order.source(), order.example(), order.frameOfStill());
    Task seen = Pair.together(pairs.stream().map(Pair::looksLike).toList());
    Task task = order.task().orElse(seen);
    return new Brought(task, pairs.stream().map(pair -> pair.shownFor(task)).toList());
  }

  private boolean isHeldOut(Shown shown) {
    return order.heldOut().filter(frame -> frame == shown.frame()).isPresent();
  }

  private void requireBoth(Optional<Shown> heldOut, List<Shown> examples) {
    if (order.heldOut().isPresent() && heldOut.isEmpty()) {
      throw new Failure("There is no example of frame " + order.heldOut().get() + " to hold out.");
    }
    if (examples.isEmpty()) {
      throw new Failure("Nothing is left to learn from: there is one example, and it is held out.");
    }
  }

  private PrivateLesson lesson(CourseOrder what) throws IOException {
    if (!order.resume()) {
      PrivateLesson begun = PrivateLesson.begin(order.pack(), what);
      say("Learning " + begun.note().subject() + ".");
      return begun;
    }
    PrivateLesson left = PrivateLesson.goOn(order.pack(), what);
    say("Going on after " + left.note().steps() + " steps with " + left.note().subject() + ".");
    return left;
  }

  /** Says now and then how far it is, and each time when it was judged. */
  private void follow(CourseNote note) {
    boolean news = !note.unseen().equals(judged);
    if (news || System.nanoTime() - reported > BETWEEN_REPORTS) {
      say(note.sentence());
      judged = note.unseen();
      reported = System.nanoTime();
    }
  }

  private void say(String sentence) {
    out.println(sentence);
    out.flush();
  }
}
