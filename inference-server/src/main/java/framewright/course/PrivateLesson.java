package framewright.course;

import framewright.engine.Cancellation;
import framewright.engine.Engine;
import framewright.error.FramewrightException;
import framewright.learn.LearnedPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A course that no server keeps: learned at once, in the thread that asks, with an engine that is
 * not shared. What is known of it lies beside its pack.
 */
public final class PrivateLesson {
  private final Path pack;
  private final Course course;

  private PrivateLesson(Path pack, Course course) {
    this.pack = pack;
    this.course = course;
  }

  /**
   * From the beginning.
   *
   * @param pack its folder, which is called what the pack is called
   * @param order whose task is known
   */
  public static PrivateLesson begin(Path pack, CourseOrder order) {
    CourseFolder place = new CourseFolder(pack);
    if (Files.exists(pack) && !LearnedPack.is(pack) && !Files.exists(place.record())) {
      throw FramewrightException.invalidRequest(
          "There is something else in " + pack + ". Give the model another name.");
    }
    return new PrivateLesson(pack, Course.ordered(place, order, order.task().orElseThrow(), null));
  }

  /** On from where the last lesson for this pack was. */
  public static PrivateLesson goOn(Path pack, CourseOrder order) throws IOException {
    CourseFolder place = new CourseFolder(pack);
    if (!Files.exists(place.record()) || !Files.exists(place.checkpoint())) {
      throw FramewrightException.invalidRequest(
          "There is nothing to go on with in " + pack + ". Leave out --resume.");
    }
    Course before = Course.read(place);
    Course course = Course.ordered(place, order, order.task().orElseThrow(), before);
    if (course.steps() == 0) {
      throw FramewrightException.invalidRequest(
          pack
              + " was left by learning something else, or is damaged. Leave out --resume, or give"
              + " the task and size of then.");
    }
    return new PrivateLesson(pack, course);
  }

  /**
   * Learns as long as was ordered.
   *
   * @param heldOut judges, and is not learned from
   * @param told how far it is, each time when that was written down
   * @return how far it is in the end
   */
  public CourseNote learn(
      Engine engine, List<Shown> examples, Optional<Shown> heldOut, Consumer<CourseNote> told)
      throws IOException, InterruptedException {
    Files.createDirectories(pack);
    course.begin();
    Runnable written = () -> told.accept(course.note());
    new Lesson(course, examples, heldOut, pack, new Alone(engine), written).run();
    course.end();
    course.save();
    return course.note();
  }

  public CourseNote note() {
    return course.note();
  }

  /** Nobody else wants the engine. */
  private record Alone(Engine engine) implements Turns {
    @Override
    public <T> T take(BiFunction<Engine, Cancellation, T> piece) {
      return piece.apply(engine, new Cancellation());
    }
  }
}
