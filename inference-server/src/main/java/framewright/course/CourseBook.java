package framewright.course;

import framewright.error.FramewrightException;
import java.util.Optional;

/** What the effect Learn asks of the courses. */
public interface CourseBook {
  /** Of a server that keeps none. */
  CourseBook NONE =
      new CourseBook() {
        @Override
        public void bring(String course, Pair example) {
          throw FramewrightException.unsupported("This server learns nothing.");
        }

        @Override
        public Optional<CourseNote> note(String course) {
          return Optional.empty();
        }
      };

  /**
   * Keeps an example until the order to learn names its frame; another of that frame goes.
   *
   * @throws FramewrightException when the name is no name, or the disk is full
   */
  void bring(String course, Pair example);

  /** How far a course is; empty when there is none of this name. */
  Optional<CourseNote> note(String course);
}
