package framewright.teaching;

import framewright.engine.Engine;
import framewright.footage.FootageException;
import framewright.learn.Checkpoint;
import framewright.learn.LearnedPack;
import framewright.learn.Learner;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
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
  private float loss;

  public Teaching(Order order, PrintWriter out) {
    this.order = order;
    this.out = out;
  }

  public void run(Engine engine) throws FootageException, IOException {
    List<HandMade> all = HandMade.all(order.source(), order.example(), order.frameOfStill());
    Task task = order.task().orElseGet(() -> Purpose.of(all));
    Optional<Trial> trial = heldOut(all).map(example -> new Trial(engine, example, task));
    List<HandMade> learned = all.stream().filter(example -> !isHeldOut(example)).toList();
    if (learned.isEmpty()) {
      throw new Failure("Nothing is left to learn from: there is one example, and it is held out.");
    }
    learned.forEach(example -> frames.add(example.frame()));
    say("Learning a %s from frames %s.", task.toString().toLowerCase(Locale.ROOT), frames);
    try (Learner learner =
        new Learner(
            engine,
            task,
            order.size(),
            learned.stream().map(example -> example.forTask(task)).toList(),
            SEED)) {
      goOn(learner);
      learn(learner, trial);
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

  private void learn(Learner learner, Optional<Trial> trial) throws IOException {
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
      if (now - reported > BETWEEN_REPORTS.toNanos()) {
        report(learner, trial, now - start);
        reported = now;
      }
    }
    Checkpoint.save(learner, checkpoint());
    report(learner, trial, System.nanoTime() - start);
  }

  private void report(Learner learner, Optional<Trial> trial, long nanos) throws IOException {
    List<String> story = new ArrayList<>();
    story.add("Learned from " + frames.size() + " frames: " + frames + ".");
    story.add(String.format(Locale.ROOT, "%d steps; loss %.4f.", learner.steps(), loss));
    LearnedPack.write(order.pack(), learner, story);
    String score = "";
    if (trial.isPresent()) {
      String sentence = trial.get().sentence(order.pack());
      story.add("On " + sentence + ".");
      LearnedPack.write(order.pack(), learner, story);
      score = "; " + sentence;
    }
    say(
        "%d of %d s: %d steps, loss %.4f%s",
        nanos / 1_000_000_000, order.length().toSeconds(), learner.steps(), loss, score);
  }

  private void say(String sentence, Object... facts) {
    out.println(String.format(Locale.ROOT, sentence, facts));
    out.flush();
  }
}
