package framewright.demo;

import framewright.drawing.ContactSheet;
import framewright.drawing.Drawing;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.Picture;
import framewright.render.FrameResult;
import framewright.render.Home;
import framewright.render.RenderOrder;
import framewright.render.Rendering;
import framewright.render.Setting;
import framewright.sample.GreenScreenScene;
import framewright.sample.ValleyScene;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Renders key, style, retime and learn, and lays before and after side by side. */
public final class Demo {
  private static final int CELL_WIDTH = 426;

  private final Home home;
  private final Path folder;
  private final int frames;
  private final PrintWriter out;

  public Demo(Home home, Path folder, int frames, PrintWriter out) {
    this.home = home;
    this.folder = folder.toAbsolutePath().normalize();
    this.frames = frames;
    this.out = out;
  }

  /** Learns what Learn shows anew, into a folder. */
  public void teach(Duration length, Path into)
      throws FootageException, IOException, InterruptedException {
    SampleClips clips = new SampleClips(folder.resolve("source"), frames);
    for (SampleLesson lesson : List.of(SampleLesson.WIRE, SampleLesson.DANCE)) {
      SamplePack.learn(lesson, clips, length, into, out);
    }
  }

  /** Whether every frame came out. */
  public boolean run() throws FootageException, IOException {
    SampleClips clips = new SampleClips(folder.resolve("source"), frames);
    out.println("Drawing the sample clips");
    String dancer = clips.pattern(new GreenScreenScene());
    String valley = clips.pattern(new ValleyScene());
    boolean key = render("key", dancer, "key/frame.%04d.png");
    boolean style = render("style", valley, "style/frame.%04d.png");
    boolean retime =
        render(
            "retime",
            valley,
            "retime/frame.%04d.png",
            Setting.parse("mode=speed"),
            Setting.parse("speed=0.5"));
    boolean repair = renderLearned(SampleLesson.WIRE, clips, "result");
    boolean matte = renderLearned(SampleLesson.DANCE, clips, "cut");
    if (key) {
      keySheet(dancer, valley);
    }
    if (style) {
      styleSheet(valley);
    }
    if (retime) {
      retimeSheet(valley);
    }
    if (repair && matte) {
      learnSheet(clips);
    }
    return key && style && retime && repair && matte;
  }

  private boolean renderLearned(SampleLesson lesson, SampleClips clips, String view)
      throws FootageException, IOException {
    out.printf(
        "learn   the %s, as by hand in %s (learned before; --learn-into FOLDER learns it anew)%n",
        lesson.name(), clips.byHand(lesson));
    try (SamplePack pack = SamplePack.install(lesson)) {
      return render(
          "learn",
          clips.pattern(lesson.shot()),
          learned(lesson),
          Setting.parse("name=" + lesson.packName()),
          Setting.parse("view=" + view));
    }
  }

  private boolean render(String effect, String input, String output, Setting... settings)
      throws FootageException {
    RenderOrder order = RenderOrder.of(effect, input, folder.resolve(output).toString(), settings);
    try (Rendering rendering = new Rendering(order, home)) {
      long start = System.nanoTime();
      List<FrameResult> results = rendering.run(result -> result.error().ifPresent(out::println));
      double seconds = (System.nanoTime() - start) / 1e9;
      long good = results.stream().filter(result -> !result.failed()).count();
      double typical =
          results.stream()
              .mapToDouble(FrameResult::milliseconds)
              .sorted()
              .skip(results.size() / 2)
              .findFirst()
              .orElse(0);
      out.printf(
          Locale.ROOT,
          "%-7s %d of %d frames in %.1f s, typically %.0f ms in the plugin: %s%n",
          effect,
          good,
          results.size(),
          seconds,
          typical,
          folder.resolve(output));
      return good == results.size();
    }
  }

  private void keySheet(String dancer, String valley) throws FootageException {
    ContactSheet sheet = new ContactSheet(3, CELL_WIDTH);
    for (int frame : new int[] {0, frames / 2, frames - 1}) {
      Picture keyed = read(output("key"), frame);
      sheet.add(image(dancer, frame), "green screen, frame " + frame);
      sheet.add(Drawing.matte(keyed), "matte");
      sheet.add(Drawing.over(keyed, image(valley, frame)), "over another scene");
    }
    write(sheet, "key.png");
  }

  private void styleSheet(String valley) throws FootageException {
    ContactSheet sheet = new ContactSheet(2, CELL_WIDTH * 3 / 2);
    for (int frame : new int[] {0, frames - 1}) {
      sheet.add(image(valley, frame), "source, frame " + frame);
      sheet.add(image(output("style"), frame), "styled");
    }
    write(sheet, "style.png");
  }

  private void retimeSheet(String valley) throws FootageException {
    ContactSheet sheet = new ContactSheet(3, CELL_WIDTH);
    for (int frame : new int[] {0, (frames - 1) / 2, frames - 2}) {
      sheet.add(image(valley, frame), "source frame " + frame);
      sheet.add(image(output("retime"), 2 * frame + 1), "in between");
      sheet.add(image(valley, frame + 1), "source frame " + (frame + 1));
    }
    write(sheet, "retime.png");
  }

  private void learnSheet(SampleClips clips) throws FootageException {
    ContactSheet sheet = new ContactSheet(3, CELL_WIDTH);
    int unseen = SampleLesson.unseen(frames);
    shotAndHand(sheet, SampleLesson.WIRE, clips);
    sheet.add(image(learned(SampleLesson.WIRE), unseen), "learned, frame " + unseen);
    shotAndHand(sheet, SampleLesson.DANCE, clips);
    sheet.add(image(learned(SampleLesson.DANCE), unseen), "learned, cut out, frame " + unseen);
    write(sheet, "learn.png");
  }

  private void shotAndHand(ContactSheet sheet, SampleLesson lesson, SampleClips clips)
      throws FootageException {
    int unseen = SampleLesson.unseen(frames);
    int done = SampleLesson.BY_HAND.get(0);
    sheet.add(image(clips.pattern(lesson.shot()), unseen), "the shot, frame " + unseen);
    sheet.add(image(clips.byHand(lesson), done), "by hand, frame " + done);
  }

  private String learned(SampleLesson lesson) {
    return folder.resolve("learn/" + lesson.name() + ".%04d.png").toString();
  }

  private void write(ContactSheet sheet, String name) throws FootageException {
    sheet.write(folder.resolve(name));
    out.println("picture: " + folder.resolve(name));
  }

  private String output(String effect) {
    return folder.resolve(effect + "/frame.%04d.png").toString();
  }

  private static BufferedImage image(String pattern, int frame) throws FootageException {
    return Drawing.overChecker(read(pattern, frame));
  }

  private static Picture read(String pattern, int frame) throws FootageException {
    try (FootageReader reader = Footage.open(pattern)) {
      return reader.read(frame);
    }
  }
}
