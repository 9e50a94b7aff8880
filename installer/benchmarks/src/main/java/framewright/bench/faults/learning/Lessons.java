package framewright.bench.faults.learning;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.learn.Example;
import framewright.learn.Task;
import framewright.render.EffectSession;
import framewright.render.Failure;
import framewright.render.Home;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Learn at work on a shot of which two frames were done by hand: red and blue are exchanged. */
final class Lessons implements AutoCloseable {
  static final String SIZE = "small";
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;
  private static final FrameRange FRAMES = new FrameRange(0, 9);
  private static final List<Integer> BY_HAND = List.of(2, 7);
  private static final PictureFormat FORMAT =
      new PictureFormat(WIDTH, HEIGHT, PixelDepth.SHORT, AlphaKind.OPAQUE, ColourSpace.SRGB);
  private static final int WHITE = 0xffff;
  private static final Pattern TOLD =
      Pattern.compile("(?:(\\d+) min )?(\\d+) s, (\\d+) steps, loss");

  private final EffectSession session;

  /** How far it is, as the panel says; nothing while it waits for its turn. */
  record Progress(double seconds, int steps) {
    private static final Progress NONE = new Progress(0, 0);
  }

  private Lessons(EffectSession session) {
    this.session = session;
  }

  static Lessons begin(Home home, String name) {
    EffectSession session = EffectSession.open("learn", home, FORMAT, FRAMES, 24);
    session.connect("Source", FORMAT, FRAMES, frame -> picture(frame, false));
    session.connect("Example", FORMAT, FRAMES, frame -> picture(frame, BY_HAND.contains(frame)));
    session.set("size", SIZE);
    session.set("name", name);
    session.set("minutes", "600");
    Lessons lessons = new Lessons(session);
    lessons.press("learn");
    return lessons;
  }

  /** What the panel's status says then. */
  String press(String button) {
    return session.press(button);
  }

  Progress progress() {
    String told = press("show_progress");
    Matcher found = TOLD.matcher(told);
    if (told.contains("waits for its turn")) {
      return Progress.NONE;
    }
    if (!found.find()) {
      throw new Failure(told);
    }
    int minutes = found.group(1) == null ? 0 : Integer.parseInt(found.group(1));
    return new Progress(
        60 * minutes + Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
  }

  /** Once it learns, or learns again. */
  Progress begun() throws InterruptedException {
    return await(now -> now.steps() > 0);
  }

  Progress await(Predicate<Progress> enough) throws InterruptedException {
    Progress now = progress();
    while (!enough.test(now)) {
      TimeUnit.MILLISECONDS.sleep(100);
      now = progress();
    }
    return now;
  }

  /** A frame that was not learned from, by what is learned now. */
  Picture shown() throws FootageException {
    return session.render(4).picture();
  }

  /** What the server learns from. */
  static List<Example> examples() {
    return BY_HAND.stream()
        .map(
            frame ->
                new Example(WIDTH, HEIGHT, pixels(frame, false), pixels(frame, true), Task.PICTURE))
        .toList();
  }

  private static FloatBuffer pixels(int frame, boolean exchanged) {
    FloatBuffer pixels = FloatBuffer.allocate(4 * WIDTH * HEIGHT);
    for (int i = 0; i < pixels.capacity(); i++) {
      pixels.put(i, value(frame, i / 4 % WIDTH, i / 4 / WIDTH, i % 4, exchanged));
    }
    return pixels;
  }

  private static Picture picture(int frame, boolean exchanged) {
    try {
      Picture picture = Picture.allocate(FORMAT);
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          for (int channel = 0; channel < 4; channel++) {
            picture.setComponent(x, y, channel, value(frame, x, y, channel, exchanged));
          }
        }
      }
      return picture;
    } catch (FootageException e) {
      throw new Failure(e.getMessage(), e);
    }
  }

  /** Waves that move, in steps of sixteen bits. */
  private static float value(int frame, int x, int y, int channel, boolean exchanged) {
    double value =
        switch (exchanged && channel < 3 ? 2 - channel : channel) {
          case 0 -> 0.5 + 0.4 * Math.sin((x + 5 * frame) / 9.0);
          case 1 -> 0.4;
          case 2 -> 0.5 + 0.4 * Math.cos((y + 3 * frame) / 11.0);
          default -> 1;
        };
    return Math.round(value * WHITE) / (float) WHITE;
  }

  @Override
  public void close() {
    session.close();
  }
}
