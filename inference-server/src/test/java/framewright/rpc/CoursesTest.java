package framewright.rpc;

import static framewright.rpc.Lessons.EXAMPLE;
import static framewright.rpc.Lessons.bringing;
import static framewright.rpc.Lessons.distance;
import static framewright.rpc.Lessons.order;
import static framewright.rpc.Lessons.picture;
import static framewright.rpc.Lessons.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.v1.Course;
import framewright.v1.Forget;
import framewright.v1.FrameReport;
import framewright.v1.GoOn;
import framewright.v1.InputFrame;
import framewright.v1.LearnRequest;
import framewright.v1.LearnResponse;
import framewright.v1.Pause;
import framewright.v1.RenderHeader;
import framewright.v1.StatusRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Courses as a plugin orders them: examples are brought, learned from, and shown. */
@Timeout(300)
class CoursesTest {
  private static final int ENOUGH_STEPS = 60;

  @TempDir static Path folder;
  private static RunningServer server;
  private static TestClient client;
  private static Lessons lessons;

  @BeforeAll
  static void start() throws Exception {
    server = new RunningServer(folder, 8);
    client = new TestClient(server.connect());
    lessons = new Lessons(client);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void whatWasDoneByHandIsLearnedBesideFramesAndShown() throws Exception {
    FrameReport brought = lessons.bring("look", 1);
    assertEquals(1, brought.getFindingsOrThrow("there"));
    assertTrue(brought.getFindingsOrThrow("changed") > 0.5, brought.toString());
    lessons.bring("look", 5);
    LearnResponse begun = lessons.learn("look", 5, 1, 5);
    assertTrue(begun.getCourse().getSentence().contains("picture from frames [1, 5]"));
    lessons.await("look", course -> course.getSteps() >= ENOUGH_STEPS / 2);
    String told = client.render(shown("look"), picture(3, false)).report().getWarnings(0);
    assertTrue(told.startsWith("look learns a picture from frames [1, 5]: "), told);
    lessons.await("look", course -> course.getSteps() >= ENOUGH_STEPS);
    ask(order("look").setPause(Pause.getDefaultInstance()));
    TestClient.Answer first = client.render(shown("look"), picture(3, false));
    double untouched = distance(picture(3, false), picture(3, true));
    double learned = distance(first.pixels(), picture(3, true));
    assertTrue(learned < 0.8 * untouched, learned + " of " + untouched);
    assertEquals(first.pixels(), client.render(shown("look"), picture(3, false)).pixels());
    assertFalse(isCalledUnlike(first.report()), first.report().toString());
    assertTrue(isCalledUnlike(client.render(shown("look"), night()).report()));
    String content = lessons.look("look").getContent();
    assertEquals(content, first.report().getModel().getVersion());
    RenderHeader kept = shown("look").toBuilder().setModel("elsewhere@" + content).build();
    assertEquals(first.pixels(), client.render(kept, picture(3, false)).pixels());
  }

  private static boolean isCalledUnlike(FrameReport report) {
    return report.getWarningsList().stream()
        .anyMatch(warning -> warning.contains("looks unlike every example: do it by hand as well"));
  }

  /** As after a cut. */
  private static ByteBuffer night() {
    return ByteBuffer.allocateDirect(picture(3, false).remaining());
  }

  @Test
  void whenItsTimeIsUpACourseIsLearnedAndContinueGivesItAsMuchAgain() throws Exception {
    lessons.bring("short", 1);
    lessons.learn("short", 1e-4, 1);
    Course done = lessons.await("short", course -> course.getState() == Course.State.STATE_LEARNED);
    assertEquals(1, done.getFraction());
    assertTrue(done.getSentence().startsWith("short has learned a picture"), done.getSentence());
    ask(order("short").setGoOn(GoOn.getDefaultInstance()));
    lessons.await("short", course -> course.getSteps() > done.getSteps());
  }

  @Test
  void oneIsLearnedAtATimeAndEachObeys() throws Exception {
    lessons.bring("first", 1);
    lessons.bring("second", 1);
    lessons.learn("first", 5, 1);
    lessons.await("first", course -> course.getSteps() > 0);
    assertTrue(lessons.learn("second", 5, 1).getCourse().getSentence().contains("waits"));
    assertEquals(
        List.of(Course.State.STATE_LEARNING, Course.State.STATE_WAITING),
        client.calls.status(StatusRequest.getDefaultInstance()).getCoursesList().stream()
            .map(Course::getState)
            .toList());
    Course paused = ask(order("first").setPause(Pause.getDefaultInstance())).getCourse();
    assertTrue(paused.getSentence().contains("paused"), paused.getSentence());
    lessons.await("second", course -> course.getSteps() > 0);
    ask(order("second").setForget(Forget.getDefaultInstance()));
    assertFalse(lessons.look("second").hasCourse());
    Course on = ask(order("first").setGoOn(GoOn.getDefaultInstance())).getCourse();
    lessons.await("first", course -> course.getSteps() > on.getSteps() + 1);
    ask(order("first").setForget(Forget.getDefaultInstance()));
    while (Files.exists(folder.resolve("models/first"))
        || Files.exists(folder.resolve("courses/first"))) {
      Thread.sleep(20);
    }
  }

  /** As when the disk is full. */
  @Test
  void whatCannotBeWrittenStopsACourseUntilItCan() throws Exception {
    lessons.bring("full", 1);
    Path inTheWay = folder.resolve("models/full");
    lessons.learn("full", 5, 1);
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "no folder");
    Course failed = lessons.await("full", course -> course.getState() == Course.State.STATE_FAILED);
    String said = failed.getSentence();
    assertTrue(said.contains("nothing can be written") && said.contains("press Continue"), said);
    Files.delete(inTheWay);
    ask(order("full").setGoOn(GoOn.getDefaultInstance()));
    lessons.await("full", course -> course.getSteps() > failed.getSteps());
    ask(order("full").setForget(Forget.getDefaultInstance()));
  }

  @Test
  void nothingLearnedIsTheSourceUntilANameIsGiven() {
    TestClient.Answer answer = client.render(shown(""), picture(3, false));
    assertEquals(picture(3, false), answer.pixels());
    assertEquals(
        List.of("Nothing is learned yet: press Learn."), answer.report().getWarningsList());
    Status missing = client.failureOf(shown("nobody"), picture(3, false));
    assertEquals(Status.Code.NOT_FOUND, missing.getCode());
    assertTrue(missing.getDescription().contains("is learned on this machine"));
  }

  @Test
  void wrongOrdersAreAnsweredByASentence() {
    refused("no example to learn from", () -> lessons.learn("empty", 1));
    refused("was not brought", () -> lessons.learn("unbrought", 1, 9));
    refused("lower-case letters", () -> lessons.bring("../evil", 1));
    refused("nothing to go on", () -> ask(order("none").setGoOn(GoOn.getDefaultInstance())));
    refused("above 0", () -> lessons.learn("timeless", 0, 1));
    InputFrame small =
        Frames.source(Frames.format(16, 16), Frames.IN_STREAM).toBuilder()
            .setClip("Example")
            .build();
    refused(
        "is 16 x 16 pixels, and the source 96 x 80",
        () ->
            client.render(
                bringing("small", 1).addInputs(small).build(),
                picture(1, false),
                ByteBuffer.allocateDirect(16 * 16 * 16)));
  }

  @Test
  void whatIsTheFrameItselfOrIsNotThereIsNoExample() {
    FrameReport same =
        client
            .render(
                bringing("same", 1).addInputs(EXAMPLE).build(),
                picture(1, false),
                picture(1, false))
            .report();
    assertEquals(0, same.getFindingsOrThrow("changed"));
    FrameReport none = client.render(bringing("same", 1).build(), picture(1, false)).report();
    assertEquals(0, none.getFindingsOrThrow("there"));
    assertFalse(Files.exists(folder.resolve("courses/same")));
  }

  private static void refused(String sentence, Executable order) {
    String said = assertThrows(StatusRuntimeException.class, order).getMessage();
    assertTrue(said.contains(sentence), said);
  }

  private static LearnResponse ask(LearnRequest.Builder order) {
    return client.calls.learn(order.build());
  }
}
