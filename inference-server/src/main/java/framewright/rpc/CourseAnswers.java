package framewright.rpc;

import framewright.course.Classroom;
import framewright.course.CourseNote;
import framewright.course.CourseOrder;
import framewright.error.FramewrightException;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.learn.Variation;
import framewright.v1.Course;
import framewright.v1.LearnRequest;
import framewright.v1.LearnResponse;
import framewright.v1.Learning;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Orders about courses, in the words of the contract. */
final class CourseAnswers {
  private static final int MOST_EXAMPLES = 64;
  private static final double MOST_VARIATION = 3;
  private static final double LONGEST_MINUTES = 1e5;
  private static final double MILLIS_PER_MINUTE = 60e3;

  private CourseAnswers() {}

  static LearnResponse to(LearnRequest request, Classroom courses) {
    String name = request.getCourse();
    Optional<CourseNote> note =
        switch (request.getOrderCase()) {
          case LEARN -> Optional.of(courses.learn(name, order(request.getLearn())));
          case PAUSE -> courses.pause(name);
          case GO_ON -> Optional.of(courses.goOn(name));
          case FORGET -> forget(name, courses);
          case LOOK -> courses.note(name);
          case ORDER_NOT_SET ->
              throw FramewrightException.invalidRequest("An order to a course says nothing.");
        };
    LearnResponse.Builder answer = LearnResponse.newBuilder();
    note.ifPresent(course -> answer.setCourse(of(course)));
    courses.content(name).ifPresent(answer::setContent);
    return answer.build();
  }

  private static Optional<CourseNote> forget(String name, Classroom courses) {
    courses.forget(name);
    return Optional.empty();
  }

  static Course of(CourseNote note) {
    return Course.newBuilder()
        .setName(note.name())
        .setState(Course.State.valueOf("STATE_" + note.state()))
        .setSentence(note.sentence())
        .setFraction(note.fraction())
        .setSteps(note.steps())
        .build();
  }

  private static CourseOrder order(Learning learning) {
    if (learning.getFramesCount() > MOST_EXAMPLES) {
      throw FramewrightException.invalidRequest(
          "There are more than 64 examples. Name the best of them in Example frames.");
    }
    double minutes = learning.getMinutes();
    if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) {
      throw FramewrightException.invalidRequest("The time to learn must be above 0 minutes.");
    }
    return new CourseOrder(
        learning.getFramesList().stream().sorted().distinct().toList(),
        learning.getTask().equals("automatic")
            ? Optional.empty()
            : Optional.of(named(Task.class, learning.getTask())),
        named(NetworkSize.class, learning.getSize()),
        variation(learning),
        Duration.ofMillis(Math.round(minutes * MILLIS_PER_MINUTE)));
  }

  private static Variation variation(Learning learning) {
    double amount = learning.getVariation();
    if (!(amount >= 0 && amount <= MOST_VARIATION)) {
      throw FramewrightException.invalidRequest("The variation must be from 0 to 3.");
    }
    return new Variation(amount, learning.getFlips());
  }

  private static <E extends Enum<E>> E named(Class<E> kind, String name) {
    try {
      return Enum.valueOf(kind, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw FramewrightException.of(
          framewright.error.ErrorKind.INVALID_REQUEST,
          "A course is ordered in words that this server does not know. Restart the application.",
          e);
    }
  }
}
