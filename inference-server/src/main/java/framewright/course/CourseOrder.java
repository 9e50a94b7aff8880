package framewright.course;

import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.learn.Variation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a course is about.
 *
 * @param frames of the examples; each was brought before
 * @param task absent: as the examples show
 * @param length how long to learn, beyond what was learned before
 */
public record CourseOrder(
    List<Integer> frames,
    Optional<Task> task,
    NetworkSize size,
    Variation variation,
    Duration length) {}
