package framewright.effect.learning;

import framewright.course.CourseBook;
import framewright.course.CourseNote;
import framewright.effect.Effect;
import framewright.effect.Panels;
import framewright.effect.Parameters;
import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.learn.FamiliarFile;
import framewright.panel.Panel;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Does to the other frames of a shot what was done to some by hand: runs the pack that was learned
 * from them. Until there is one the source is shown, and so while examples are brought.
 */
public final class LearnEffect implements Effect {
  private static final Panel PANEL = Panels.of("learn");

  private final CourseBook courses;

  /** The effect of a server with such courses. */
  public LearnEffect(CourseBook courses) {
    this.courses = courses;
  }

  @Override
  public String id() {
    return "learn";
  }

  @Override
  public String defaultModel() {
    return "";
  }

  @Override
  public String modelsOf() {
    return "model";
  }

  @Override
  public boolean doesWithoutModel() {
    return true;
  }

  @Override
  public Panel panel() {
    return PANEL;
  }

  /** The source is shown as it is. */
  @Override
  public boolean takesAnyColours(Parameters parameters) {
    return parameters.text("view").equals("source") && !brings(parameters);
  }

  private static boolean brings(Parameters parameters) {
    return !parameters.text("bring_to").isEmpty();
  }

  @Override
  public void render(Work work) {
    Frame source = work.inputs().source();
    if (!source.format().sameSize(work.output().format())) {
      throw FramewrightException.invalidRequest(
          "The source and the result differ in size. Render the clip at one size.");
    }
    if (brings(work.parameters())) {
      bring(work);
    } else if (!work.parameters().text("view").equals("source")) {
      tell(work);
      show(work, source);
      return;
    }
    work.output().pixels().duplicate().put(source.pixels().duplicate());
  }

  /** What is no example is told by how much of it was changed: nothing. */
  private void bring(Work work) {
    boolean there =
        BroughtExample.of(
            work,
            pair -> {
              double changed = pair.changed();
              work.report().finding("changed", changed);
              if (changed > 0) {
                courses.bring(work.parameters().text("bring_to"), pair);
              }
            });
    work.report().finding("there", there ? 1 : 0);
  }

  private void tell(Work work) {
    String name = work.parameters().text("name");
    Optional<CourseNote> note = courses.note(name);
    note.ifPresent(course -> work.report().warning(course.sentence()));
    if (work.graphs().hasPack()) {
      tellStranger(work);
      return;
    }
    if (note.isEmpty() && !name.isEmpty()) {
      throw missing(name, work.parameters().text("version"));
    }
    work.report()
        .warning(
            note.isEmpty()
                ? "Nothing is learned yet: press Learn."
                : "There is nothing to show yet: the source is shown.");
  }

  /** Such a frame may be wrong, and is the one to do by hand next. */
  private static void tellStranger(Work work) {
    Frame source = work.inputs().source();
    FrameFormat format = source.format();
    FamiliarFile.of(work.graphs().pack().folder())
        .filter(known -> known.isUnlike(format.width(), format.height(), source.floats()))
        .ifPresent(
            known ->
                work.report()
                    .warning(
                        "Frame %d looks unlike every example: do it by hand as well."
                            .formatted(Math.round(work.inputs().time()))));
  }

  /** An export must not pass for one in which what was learned was done. */
  private static FramewrightException missing(String name, String version) {
    String which = version.isEmpty() ? "" : ", as of version " + version + ",";
    return FramewrightException.modelUnavailable(
        "Nothing called \"%s\"%s is learned on this machine. Press Learn, or copy its folder from "
                .formatted(name, which)
            + ".local/share/framewright/models of the machine that has it.");
  }

  private static void show(Work work, Frame source) {
    Mask mask = Mask.of(work, source);
    try (View view = View.of(work, source)) {
      if (work.graphs().hasPack()) {
        Following.make(work, source);
      } else {
        work.output().pixels().duplicate().put(source.pixels().duplicate());
      }
      if (!mask.isEverywhere() || !view.isTheResult()) {
        finish(work, source, mask, view);
      }
    }
  }

  /** Row by row: the source where the mask is black, then the view. */
  private static void finish(Work work, Frame source, Mask mask, View view) {
    int width = source.format().width();
    FloatBuffer output = work.output().floats();
    FloatBuffer pixels = source.floats();
    Strips.of(source.format().height(), width)
        .each(
            work.graphs(),
            "finish",
            (runner, first, count) -> {
              float[] made = new float[width * FrameFormat.CHANNELS];
              float[] own = new float[made.length];
              for (int y = first; y < first + count; y++) {
                output.get(y * made.length, made);
                pixels.get(y * made.length, own);
                mask.apply(y * width, own, made);
                view.row(y, own, made);
                output.put(y * made.length, made);
              }
            });
  }
}
