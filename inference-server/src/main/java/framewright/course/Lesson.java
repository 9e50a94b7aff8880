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

/** The part of a course that is learned without a break, in the thread that calls it. */
final class Lesson {
  private static final long SEED = 1;
  private static final long BETWEEN_CHECKPOINTS = Duration.ofSeconds(3).toNanos();

  private final Course course;
  private final Path pack;
  private final Turns turns;
  private final Runnable packChanged;

  Lesson(Course course, Path pack, Turns turns, Runnable packChanged) {
    this.course = course;
    this.pack = pack;
    this.turns = turns;
    this.packChanged = packChanged;
  }

  /** Learns until the time is up or the course is paused. */
  void run() throws IOException, InterruptedException {
    List<Example> examples =
        course.folder.ofPairs(file -> PairFile.read(file).forTask(course.task()));
    try (Learner learner =
        turns.take(
            (engine, cancellation) ->
                new Learner(engine, course.task(), course.size(), examples, SEED))) {
      if (course.steps() > 0 && Files.exists(course.folder.checkpoint())) {
        Checkpoint.load(learner, course.folder.checkpoint());
      }
      try {
        learn(learner, examples);
      } finally {
        save(learner);
      }
    }
  }

  private void learn(Learner learner, List<Example> examples)
      throws IOException, InterruptedException {
    long saved = System.nanoTime();
    while (course.isDue()) {
      boolean learned = step(learner);
      if (learned && learner.isExamDue()) {
        save(learner);
        judge(examples, learner.unseen().getAsInt());
      }
      if (System.nanoTime() - saved > BETWEEN_CHECKPOINTS) {
        save(learner);
        saved = System.nanoTime();
      }
    }
  }

  private void judge(List<Example> examples, int unseen) throws InterruptedException {
    course.judged(
        unseen, turns.take((engine, cancellation) -> Exam.of(engine, pack, examples.get(unseen))));
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
