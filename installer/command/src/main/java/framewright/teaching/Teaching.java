package framewright.teaching;

import framewright.engine.Engine;
import framewright.footage.FootageException;
import framewright.learn.Checkpoint;
import framewright.learn.Exam;
import framewright.learn.Example;
import framewright.learn.LearnedPack;
import framewright.learn.Learner;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.learn.Unfamiliar;
import framewright.render.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** One course: learns for so long, and leaves a pack that is as good as it is at any moment. */
public final class Teaching {
  private static final long SEED = 1;
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(20);

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
      Optional<Integer> heldOut,
      Duration length,
      boolean resume) {}

  private final Order order;
  private final PrintWriter out;
  private final List<Integer> frames = new ArrayList<>();
  private Task task;
  private List<Example> examples = List.of();
  private Optional<HandMade> heldOut = Optional.empty();
  private Optional<Outcome.Unseen> unseen = Optional.empty();
  private float loss;

  public Teaching(Order order, PrintWriter out) {
    this.order = order;
    this.out = out;
  }

  public Outcome run(Engine engine) throws FootageException, IOException {
    List<HandMade> all = HandMade.all(order.source(), order.example(), order.frameOfStill());
    task = order.task().orElseGet(() -> Purpose.of(all));
    heldOut = heldOut(all);
    List<HandMade> learned = all.stream().filter(example -> !isHeldOut(example)).toList();
    if (learned.isEmpty()) {
      throw new Failure("Nothing is left to learn from: there is one example, and it is held out.");
    }
    learned.forEach(example -> frames.add(example.frame()));
    say("Learning a %s from frames %s.", task.toString().toLowerCase(Locale.ROOT), frames);
    examples = learned.stream().map(example -> example.forTask(task)).toList();
    List<Unfamiliar> unlike = Strangers.in(order.source(), examples);
    unlike.forEach(span -> say("%s", span.sentence()));
    try (Learner learner = new Learner(engine, task, order.size(), examples, SEED)) {
      goOn(learner);
      learn(engine, learner);
      return new Outcome(task, frames, learner.steps(), loss, unseen, unlike);
    }
  }

  private boolean isHeldOut(HandMade example) {
    return order.heldOut().filter(frame -> frame == example.frame()).isPresent();
  }

  private Optional<HandMade> heldOut(List<HandMade> all) {
    Optional<HandMade> held = all.stream().filter(this::isHeldOut).findFirst();
    if (order.heldOut().isPresent() && held.isEmpty()) {
      throw new Failure("There is no example of frame " + order.heldOut().get() + " to hold out.");
    }
    return held;
  }

  private Path checkpoint() {
    return order.pack().resolve("learning");
  }

  private void goOn(Learner learner) throws IOException {
    if (!order.resume()) {
      return;
    }
    if (!Files.exists(checkpoint())) {
      throw new Failure(
          "There is nothing to go on with in " + order.pack() + ". Leave out --resume.");
    }
    Checkpoint.load(learner, checkpoint());
    say("Going on after %d steps.", learner.steps());
  }

  private void learn(Engine engine, Learner learner) throws IOException {
    Files.createDirectories(order.pack());
    long start = System.nanoTime();
    long end = start + order.length().toNanos();
    long saved = start;
    long reported = start;
    while (System.nanoTime() < end) {
      float found = learner.step();
      loss = learner.steps() == 1 ? found : loss + (found - loss) * 0.05f;
      long now = System.nanoTime();
      if (now - saved > BETWEEN_CHECKPOINTS.toNanos()) {
        Checkpoint.save(learner, checkpoint());
        saved = now;
      }
      if (now - reported > BETWEEN_REPORTS.toNanos() || learner.isExamDue()) {
        report(engine, learner, now - start);
        reported = now;
      }
    }
    Checkpoint.save(learner, checkpoint());
    report(engine, learner, System.nanoTime() - start);
  }

  private void report(Engine engine, Learner learner, long nanos) throws IOException {
    LearnedPack.write(order.pack(), learner, story(learner));
    Optional<Outcome.Unseen> now = exam(engine, learner);
    if (now.isPresent()) {
      unseen = now;
      LearnedPack.write(order.pack(), learner, story(learner));
    }
    say(
        "%d of %d s: %d steps, loss %.4f%s",
        nanos / 1_000_000_000,
        order.length().toSeconds(),
        learner.steps(),
        loss,
        now.map(found -> "; " + found).orElse(""));
  }

  private List<String> story(Learner learner) {
    List<String> story = new ArrayList<>();
    story.add("Learned from " + frames.size() + " frames: " + frames + ".");
    story.add(String.format(Locale.ROOT, "%d steps; loss %.4f.", learner.steps(), loss));
    unseen.ifPresent(found -> story.add("After " + found.afterSteps() + " steps, " + found + "."));
    return story;
  }

  /** What is made of an example that was held out, or was not learned from so far. */
  private Optional<Outcome.Unseen> exam(Engine engine, Learner learner) {
    if (heldOut.isPresent()) {
      return Optional.of(exam(engine, learner, heldOut.get().frame(), heldOut.get().forTask(task)));
    }
    OptionalInt next = learner.unseen();
    return next.isEmpty()
        ? Optional.empty()
        : Optional.of(
            exam(engine, learner, frames.get(next.getAsInt()), examples.get(next.getAsInt())));
  }

  private Outcome.Unseen exam(Engine engine, Learner learner, int frame, Example example) {
    return new Outcome.Unseen(frame, learner.steps(), Exam.of(engine, order.pack(), example));
  }

  private void say(String sentence, Object... facts) {
    out.println(String.format(Locale.ROOT, sentence, facts));
    out.flush();
  }
}
