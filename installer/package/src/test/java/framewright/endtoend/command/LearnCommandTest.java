package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A shot of a few frames of which some were done by hand: their colours exchanged. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class LearnCommandTest {
  private static final PictureFormat FORMAT =
      new PictureFormat(160, 128, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);

  /** On a busy machine six seconds are few steps. */
  private static final int TURNS = 10;

  @TempDir Path folder;
  private String shot;
  private String done;

  @BeforeEach
  void draw() throws FootageException {
    shot = folder.resolve("shot.%04d.png").toString();
    done = folder.resolve("done.%04d.png").toString();
    for (int frame = 1; frame <= 4; frame++) {
      Stills.write(shot, frame, picture(frame, false));
    }
    Stills.write(done, 1, picture(1, true));
    Stills.write(done, 3, picture(3, true));
  }

  @Test
  void theShotFollowsWhatWasDoneByHand() throws Exception {
    Path json = folder.resolve("learned.json");
    CommandLine run = learn("--hold-out", "3", "--minutes", "0.1", "--json", json);
    assertEquals(0, run.code(), run.everything());
    assertTrue(run.out().contains("Learning a picture from frames [1]."), run.out());
    assertTrue(run.out().contains("unseen frame 3: "), run.out());
    String card = Files.readString(folder.resolve("models/mine/CARD.md"));
    assertTrue(
        card.contains("Learned from 1 frames: [1].") && card.contains("unseen frame 3: "), card);
    assertTrue(Files.readString(json).contains("\"unseen_frame\": 3"), Files.readString(json));
    double unchanged = distance(picture(4, false), picture(4, true));
    double found = rendered();
    for (int turn = 0; turn < TURNS && found >= 0.6 * unchanged; turn++) {
      CommandLine more = learn("--resume", "--hold-out", "3", "--minutes", "0.1");
      assertTrue(more.out().contains("Going on after "), more.everything());
      found = rendered();
    }
    assertTrue(found < 0.6 * unchanged, "the frame was not changed as the others were: " + found);
  }

  @Test
  void itGoesOnWithWhatItLearned() {
    assertEquals(0, learn("--minutes", "0.02").code());
    CommandLine more = learn("--resume", "--minutes", "0.02");
    assertTrue(more.out().contains("Going on after "), more.everything());
  }

  @Test
  void framesAfterACutAreNamedSinceNoExampleLooksLikeThem() throws Exception {
    for (int frame = 5; frame <= 6; frame++) {
      Stills.write(shot, frame, Picture.allocate(FORMAT)); // black
    }
    CommandLine run = learn("--minutes", "0.02");
    assertEquals(0, run.code(), run.everything());
    assertTrue(run.out().contains("Frames 5-6 look unlike your examples"), run.out());
    assertTrue(run.out().contains("best frame 5") || run.out().contains("best frame 6"), run.out());
  }

  @Test
  void wrongOrdersAreAnsweredByASentence() throws Exception {
    assertSays("exist", "--example", folder.resolve("none.%04d.png").toString());
    assertSays("is the frame itself", "--example", shot);
    assertSays("There is no example of frame 2", "--example", done, "--hold-out", "2");
    assertSays("nothing to go on with", "--example", done, "--resume");
    Stills.write(folder.resolve("late.%04d.png").toString(), 9, picture(1, true));
    assertSays("frames 1-4", "--example", folder.resolve("late.%04d.png").toString());
    String small = folder.resolve("small.%04d.png").toString();
    Stills.write(
        small,
        1,
        Picture.allocate(
            new PictureFormat(16, 16, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB)));
    assertSays("is 16x16, and the shot 160x128", "--example", small);
  }

  private void assertSays(String sentence, Object... more) {
    Object[] arguments = new Object[7 + more.length];
    System.arraycopy(
        new Object[] {"learn", "--source", shot, "--name", "mine", "--into", folder},
        0,
        arguments,
        0,
        7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    CommandLine run = CommandLine.run(arguments);
    assertTrue(run.code() != 0 && run.everything().contains(sentence), run.everything());
    assertFalse(run.everything().contains("Make room"), run.everything());
  }

  private CommandLine learn(Object... more) {
    Object[] order = {
      "learn",
      "--source",
      shot,
      "--example",
      done,
      "--name",
      "mine",
      "--size",
      "small",
      "--into",
      folder.resolve("models")
    };
    Object[] arguments = new Object[order.length + more.length];
    System.arraycopy(order, 0, arguments, 0, order.length);
    System.arraycopy(more, 0, arguments, order.length, more.length);
    return CommandLine.run(arguments);
  }

  /** How far the last frame is then from what a hand would have made of it. */
  private double rendered() throws Exception {
    render();
    return distance(Stills.read(folder.resolve("out.%04d.png").toString(), 4), picture(4, true));
  }

  /** By a server that knows the folder of models. */
  private void render() throws Exception {
    ProcessBuilder render =
        new ProcessBuilder(
                Home.current().folder().resolve("bin/framewright").toString(),
                "render",
                "learn",
                "--in",
                shot,
                "--out",
                folder.resolve("out.%04d.png").toString(),
                "--set",
                "name=mine")
            .redirectErrorStream(true);
    Path room = Files.createTempDirectory("fw");
    render.environment().put("FRAMEWRIGHT_MODELS", folder.resolve("models").toString());
    render.environment().put("FRAMEWRIGHT_RUNTIME_DIR", room.toString());
    Process process = render.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    ProcessBuilder stop =
        new ProcessBuilder(Home.current().folder().resolve("bin/framewright").toString(), "stop");
    stop.environment().put("FRAMEWRIGHT_RUNTIME_DIR", room.toString());
    assertEquals(0, stop.inheritIO().start().waitFor());
  }

  private static Picture picture(int frame, boolean exchanged) throws FootageException {
    Picture picture = Picture.allocate(FORMAT);
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++) {
        float red = 0.5f + 0.4f * (float) Math.sin((x + 5 * frame) / 9.0);
        float blue = 0.5f + 0.4f * (float) Math.cos((y + 3 * frame) / 11.0);
        picture.setComponent(x, y, 0, exchanged ? blue : red);
        picture.setComponent(x, y, 1, 0.4f);
        picture.setComponent(x, y, 2, exchanged ? red : blue);
        picture.setComponent(x, y, 3, 1);
      }
    }
    return picture;
  }

  private static double distance(Picture one, Picture other) {
    double sum = 0;
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++) {
        for (int component = 0; component < 3; component++) {
          sum += Math.abs(one.component(x, y, component) - other.component(x, y, component));
        }
      }
    }
    return sum;
  }
}
