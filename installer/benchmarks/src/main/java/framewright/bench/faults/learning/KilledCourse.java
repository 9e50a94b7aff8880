package framewright.bench.faults.learning;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import framewright.bench.faults.Extent;
import framewright.bench.faults.Fault;
import framewright.bench.faults.LiveServer;
import framewright.bench.faults.Verdict;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.footage.Picture;
import framewright.learn.LearnedPack;
import framewright.learn.Learner;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.learn.Variation;
import framewright.render.Home;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server is killed while it learns. */
public final class KilledCourse implements Fault {
  private static final String NAME = "killed";
  private static final double LOST_SECONDS = 10;
  private static final long SEED = 1;
  private static final Pattern STEPS = Pattern.compile("(\\d+) steps; loss");

  /** Longer than from one checkpoint to the next. */
  private static final int LIVES_FROM_MS = 3000;

  private static final int LIVES_TO_MS = 9000;

  private final Random chance = new Random(1);

  @Override
  public String id() {
    return "R11";
  }

  @Override
  public String title() {
    return "the server is killed while it learns";
  }

  @Override
  public String bar() {
    return "10 s of learning lost at most; in the end the same pack as without; two renders of it"
        + " the same bytes";
  }

  /** Every run of the tests kills a course once: {@code KilledCourseTest}. */
  @Override
  public boolean isBrief() {
    return false;
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    int kills = extent.times(2, 20);
    try (Lessons lessons = Lessons.begin(home, NAME)) {
      double lost = 0;
      for (int i = 0; i < kills; i++) {
        lost = Math.max(lost, secondsLost(lessons));
      }
      lessons.press("pause");
      lessons.await(KilledCourse::isWrittenDown);
      int steps = stepsOfThePack();
      Picture once = lessons.shown();
      boolean rendersAlike = once.pixels().equals(lessons.shown().pixels());
      boolean isTheSame = learned().equals(unbroken(steps));
      lessons.press("forget");
      return new Verdict(
          String.format(
              Locale.ROOT,
              "%d times: %.0f s lost at most; after %d steps %s; two renders %s",
              kills,
              lost,
              steps,
              isTheSame ? "every bit of the pack as without" : "another pack",
              rendersAlike ? "the same bytes" : "differ"),
          lost <= LOST_SECONDS && isTheSame && rendersAlike);
    }
  }

  /** At any moment after it has learned something again; whole seconds, as the panel says. */
  private double secondsLost(Lessons lessons) throws Exception {
    int found = lessons.begun().steps();
    lessons.await(now -> now.steps() > found);
    TimeUnit.MILLISECONDS.sleep(chance.nextInt(LIVES_FROM_MS, LIVES_TO_MS));
    Lessons.Progress before = lessons.begun();
    LiveServer server = LiveServer.current();
    server.send("KILL");
    server.awaitEnd();
    return before.seconds() - lessons.begun().seconds();
  }

  private static Path pack() {
    return ServerFolders.current().ownModels().resolve(NAME);
  }

  private static Optional<String> learned() {
    return LearnedPack.content(pack());
  }

  /** The last step may end after its course was paused. */
  private static boolean isWrittenDown(Lessons.Progress now) {
    return stepsOfThePack() == now.steps();
  }

  /** As its card says. */
  private static int stepsOfThePack() {
    try {
      Matcher steps = STEPS.matcher(Files.readString(pack().resolve("CARD.md")));
      return steps.find() ? Integer.parseInt(steps.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a course of so many steps comes to that nobody disturbs. */
  private static Optional<String> unbroken(int steps) throws Exception {
    Path pack = Files.createTempDirectory("fw").resolve(NAME);
    try (Engine engine = Engine.open(EngineOptions.standard());
        Learner learner =
            new Learner(
                engine,
                Task.PICTURE,
                NetworkSize.valueOf(Lessons.SIZE.toUpperCase(Locale.ROOT)),
                Lessons.examples(),
                Variation.USUAL,
                SEED)) {
      while (learner.steps() < steps) {
        learner.step();
      }
      LearnedPack.write(pack, learner, List.of("Unbroken."));
      return LearnedPack.content(pack);
    } finally {
      MoreFiles.deleteRecursively(pack.getParent(), RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
