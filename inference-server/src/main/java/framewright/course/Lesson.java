package framewright.course;

import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.learn.Checkpoint;
import framewright.learn.Exam;
import framewright.learn.Example;
import framewright.learn.LearnedPack;
import framewright.learn.Learner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The part of a course that is learned without a break, in the thread that calls it. */
final class Lesson {
  private static final long SEED = 1;
  private static final long BETWEEN_CHECKPOINTS = Duration.ofSeconds(3).toNanos();
  private static final long BETWEEN_EXAMS = Duration.ofSeconds(20).toNanos();

  private final Course course;
  private final List<Shown> examples;
  private final Optional<Shown> heldOut;
  private final Path pack;
  private final Turns turns;
  private final Runnable packChanged;

  /**
   * A lesson that leaves a pack which is as good as it is at any moment.
   *
   * @param heldOut judges, and is never learned from
   * @param packChanged told when it was written, and what is known of the course with it
   */
  Lesson(
      Course course,
      List<Shown> examples,
      Optional<Shown> heldOut,
      Path pack,
      Turns turns,
      Runnable packChanged) {
    this.course = course;
    this.examples = examples;
    this.heldOut = heldOut;
    this.pack = pack;
    this.turns = turns;
    this.packChanged = packChanged;
  }

  /** Learns until the time is up or the course is paused. */
  void run() throws IOException, InterruptedException {
    List<Example> learned = examples.stream().map(Shown::example).toList();
    try (Learner learner =
        turns.take(
            (engine, cancellation) ->
                new Learner(
                    engine, course.task(), course.size(), learned, course.variation(), SEED))) {
      if (course.steps() > 0 && Files.exists(course.folder.checkpoint())) {
        Checkpoint.load(learner, course.folder.checkpoint());
      }
      try {
        learn(learner);
        if (course.isActive()) {
          judge(learner);
        }
      } finally {
        save(learner);
      }
    }
  }

  private void learn(Learner learner) throws IOException, InterruptedException {
    long saved = System.nanoTime();
    long judged = saved;
    while (course.isDue()) {
      boolean learned = step(learner);
      if (learned && isExamDue(learner, judged)) {
        judge(learner);
        judged = System.nanoTime();
      }
      if (System.nanoTime() - saved > BETWEEN_CHECKPOINTS) {
        save(learner);
        saved = System.nanoTime();
      }
    }
  }

  private boolean isExamDue(Learner learner, long judged) {
    return heldOut.isPresent() ? System.nanoTime() - judged > BETWEEN_EXAMS : learner.isExamDue();
  }

  /** By the example that is held out, or else by one that was not learned from so far. */
  private void judge(Learner learner) throws IOException, InterruptedException {
    Optional<Shown> unseen = heldOut.or(() -> notLearnedFrom(learner));
    if (unseen.isPresent() && learner.steps() > 0) {
      save(learner);
      Example example = unseen.get().example();
      course.judged(
          unseen.get().frame(),
          turns.take((engine, cancellation) -> Exam.of(engine, pack, example)));
    }
  }

  private Optional<Shown> notLearnedFrom(Learner learner) {
    return learner.unseen().stream().mapToObj(examples::get).findFirst();
  }

  /** False when it was cancelled. Time counts in which it learned, and no other. */
  private boolean step(Learner learner) throws InterruptedException {
    try {
      turns.take(
          (engine, cancellation) -> {
            long began = System.nanoTime();
            float found = learner.step(cancellation);
            course.learned(learner.steps(), found, System.nanoTime() - began);
            return found;
          });
      return true;
    } catch (FramewrightException e) {
      if (e.kind() != ErrorKind.CANCELLED) {
        throw e;
      }
      return false;
    }
  }

  private void save(Learner learner) throws IOException {
    if (learner.steps() == 0) {
      return;
    }
    Checkpoint.save(learner, course.folder.checkpoint());
    course.survived();
    course.save();
    LearnedPack.write(pack, learner, course.story());
    packChanged.run();
  }
}
