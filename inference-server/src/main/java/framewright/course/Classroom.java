package framewright.course;

import framewright.error.FramewrightException;
import framewright.learn.LearnedPack;
import framewright.learn.Task;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All courses of a user, of which one is learned at a time and the others wait. What the last
 * server left is gone on with. Thread-safe.
 */
public final class Classroom implements CourseBook, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Classroom.class);
  private static final int PATIENCE_SECONDS = 5;

  private final Path folder;
  private final Path packs;
  private final Runnable packChanged;
  private final Heir heir;
  private final Map<String, Course> courses = new LinkedHashMap<>();
  private final ExecutorService teacher = Executors.newSingleThreadExecutor(Classroom::daemon);
  private Turns turns;
  private Course taught;
  private boolean closed;

  /**
   * Closed as yet: it knows no course.
   *
   * @param folder of the courses; need not exist
   * @param packs where what is learned becomes a pack
   * @param packChanged told when one is there, or another
   */
  public Classroom(Path folder, Path packs, Runnable packChanged) {
    this.folder = folder;
    this.packs = packs;
    this.packChanged = packChanged;
    this.heir = new Heir(folder);
  }

  /** Goes on with what was left under way; comes before every order. */
  public synchronized void open(Turns device) {
    turns = device;
    try {
      heir.whenOurs(this::inherit);
    } catch (IOException e) {
      LOG.warn("The courses in {} cannot be read", folder, e);
    }
  }

  private synchronized void inherit() throws IOException {
    for (CourseFolder left : CourseFolder.all(folder)) {
      goOnWith(Course.read(left));
    }
  }

  private void goOnWith(Course course) {
    if (courses.putIfAbsent(course.folder.name(), course) == null && course.isToGoOn()) {
      queue(course);
    }
  }

  @Override
  public void bring(String course, Pair example) {
    CourseFolder place = CourseFolder.of(folder, course);
    place.write(there -> heir.claim()); // a server that starts now takes away what nobody ordered
    place.write(there -> there.bring(example));
  }

  @Override
  public synchronized Optional<CourseNote> note(String course) {
    return Optional.ofNullable(courses.get(course)).map(Course::note);
  }

  /** Of all that are learned or wait for it, in their order. */
  public synchronized List<CourseNote> underWay() {
    return courses.values().stream().filter(Course::isActive).map(Course::note).toList();
  }

  /**
   * Learns from examples that were brought: from the beginning, or on with what was learned before
   * for the same task in the same size.
   */
  public CourseNote learn(String name, CourseOrder order) {
    CourseFolder place = CourseFolder.of(folder, name);
    if (order.frames().isEmpty()) {
      throw FramewrightException.invalidRequest("There is no example to learn from.");
    }
    requireOurs(packs.resolve(name));
    pause(name);
    place.write(
        there -> {
          there.take(order.frames());
          begin(there, order, order.task().isPresent() ? order.task().get() : seen(there));
        });
    return note(name).orElseThrow();
  }

  private static void requireOurs(Path pack) {
    if (Files.exists(pack) && !LearnedPack.is(pack)) {
      throw FramewrightException.invalidRequest(
          "There is another model called " + pack.getFileName() + ". Write another Name.");
    }
  }

  private static Task seen(CourseFolder place) throws IOException {
    return Pair.together(place.ofPairs(PairFile::looksLike));
  }

  private synchronized void begin(CourseFolder place, CourseOrder order, Task task)
      throws IOException {
    Course course = Course.ordered(place, order, task, courses.remove(place.name()));
    course.save();
    courses.put(place.name(), course);
    queue(course);
  }

  /** Ends learning for now; nothing that was learned is lost. */
  public synchronized Optional<CourseNote> pause(String name) {
    Optional<Course> course = Optional.ofNullable(courses.get(name));
    course.ifPresent(Course::pause);
    course.ifPresent(this::awaitEnd);
    course.ifPresent(Classroom::saved);
    return course.map(Course::note);
  }

  /** Goes on with one that is paused or failed; one whose time is up gets as much again. */
  public synchronized CourseNote goOn(String name) {
    Course course = courses.get(name);
    if (course == null) {
      throw FramewrightException.invalidRequest(
          "There is nothing to go on with under the name " + name + ". Press Learn.");
    }
    if (!course.isActive()) {
      course.goOn();
      saved(course);
      queue(course);
    }
    return course.note();
  }

  /** Forgets the course, its examples and the pack. */
  public synchronized void forget(String name) {
    CourseFolder place = CourseFolder.of(folder, name);
    Course course = courses.remove(name);
    if (course != null) {
      course.pause();
    }
    whenFree(
        () -> {
          place.delete();
          if (LearnedPack.is(packs.resolve(name))) {
            CourseFolder.delete(packs.resolve(name));
          }
          packChanged.run();
        });
  }

  /** How the content of what was learned begins: the library of models finds it by that. */
  public Optional<String> content(String name) {
    return LearnedPack.content(CourseFolder.of(packs, name).folder());
  }

  /** Is anything learned, or waits for it? */
  public synchronized boolean busy() {
    return courses.values().stream().anyMatch(Course::isActive);
  }

  private void queue(Course course) {
    whenFree(() -> teach(course));
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void whenFree(Work work) {
    teacher.execute(
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            LOG.warn("A course could not be put away", e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void teach(Course course) throws InterruptedException {
    if (!begins(course)) {
      return; // paused, forgotten or ordered anew while it waited
    }
    LOG.info("{}", course.note().sentence());
    try {
      lesson(course).run();
      course.end();
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException(); // the server leaves; the last checkpoint holds
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.warn("A course failed", e);
      course.fail("Learning " + course.folder.name() + " stopped: " + reason(e));
    } finally {
      ended(course);
    }
    LOG.info("{}", course.note().sentence());
  }

  private Lesson lesson(Course course) throws IOException {
    List<Shown> examples =
        course.folder.ofPairs(file -> PairFile.read(file).shownFor(course.task()));
    Path pack = packs.resolve(course.folder.name());
    return new Lesson(course, examples, Optional.empty(), pack, turns, packChanged);
  }

  private synchronized boolean begins(Course course) {
    boolean is = !closed && courses.get(course.folder.name()) == course && course.isActive();
    if (is) {
      taught = course;
      course.begin();
      saved(course);
    }
    return is;
  }

  private synchronized void ended(Course course) {
    taught = null;
    saved(course);
    notifyAll();
  }

  /** Until all that it learned is written down. */
  private synchronized void awaitEnd(Course course) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (taught == course && end - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String reason(Throwable e) {
    if (e instanceof IOException) {
      return "nothing can be written to %s (%s). Make room there and press Continue."
          .formatted(folder, e.getMessage());
    }
    if (e instanceof OutOfMemoryError) {
      return "there is not enough memory for these examples. Take fewer of them, or smaller ones.";
    }
    return e instanceof FramewrightException ? e.getMessage() : "the server's log says why.";
  }

  /** What cannot be written down is known for as long as this server lives. */
  private static void saved(Course course) {
    try {
      if (Files.isDirectory(course.folder.folder())) {
        course.save();
      }
    } catch (IOException e) {
      LOG.warn("The state of a course cannot be written down: {}", e.getMessage());
    }
  }

  /** What is under way is saved, and gone on with by the next server. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    teacher.shutdownNow();
    try {
      if (!teacher.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A course did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    heir.close();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "learning");
    thread.setDaemon(true);
    return thread;
  }
}
