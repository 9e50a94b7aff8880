package framewright.effect.retime;

import framewright.effect.Effect;
import framewright.effect.Panels;
import framewright.effect.Parameters;
import framewright.effect.Work;
import framewright.frame.Frame;
import framewright.motion.Mixing;
import framewright.motion.MotionPicture;
import framewright.panel.Panel;

/**
 * Shows the source at any time: between two frames it makes the frame that a camera would have
 * seen. Which source time an output frame shows is the plugin's arithmetic (speed, rate, time);
 * here it arrives as {@code source_time}.
 */
public final class RetimeEffect implements Effect {
  private static final Panel PANEL = Panels.of("retime");

  @Override
  public String id() {
    return "retime";
  }

  @Override
  public String defaultModel() {
    return "framewright-retime";
  }

  @Override
  public Panel panel() {
    return PANEL;
  }

  /** It moves what it is given, and looks at luma alone. */
  @Override
  public boolean takesAnyColours(Parameters parameters) {
    return true;
  }

  @Override
  public void render(Work work) {
    SourceFrames frames = SourceFrames.of(work);
    if (work.parameters().flag("find_only")) {
      find(work, frames);
      return;
    }
    switch (work.parameters().text("mode")) {
      case "repair" -> new Repair(work, frames).render();
      case "blur" -> blur(work, frames);
      case "rolling" -> new Interpolation(work, frames).unroll(work.output());
      default -> show(work, frames, work.parameters().number("source_time"));
    }
  }

  /** What is asked is what is wrong with a frame, or whether a pair lies across a cut. */
  private static void find(Work work, SourceFrames frames) {
    TimeBetween between = frames.around(work.parameters().number("source_time"));
    if (work.parameters().text("mode").equals("repair")) {
      new Repair(work, frames).find();
    } else {
      new Interpolation(work, frames).treatment(between);
    }
    SourceFrames.copy(between.nearest(), work.output());
  }

  private static void show(Work work, SourceFrames frames, double time) {
    TimeBetween between = frames.around(time);
    switch (work.parameters().text("view")) {
      case "nearest" -> SourceFrames.copy(between.nearest(), work.output());
      case "motion" -> new Interpolation(work, frames).look(between, MotionPicture::colours);
      case "vectors" -> new Interpolation(work, frames).look(between, MotionPicture::vectors);
      case "confidence" -> new Interpolation(work, frames).look(between, MotionPicture::confidence);
      default -> new Interpolation(work, frames).render(between, work.output());
    }
  }

  /** The mean of what the shutter sees while it is open around the frame's time. */
  private static void blur(Work work, SourceFrames frames) {
    int samples = (int) work.parameters().number("samples");
    double open = work.parameters().number("shutter_angle") / 360;
    Interpolation interpolation = new Interpolation(work, frames);
    try (Scratch scratch = Scratch.like(work.output())) {
      for (int sample = 0; sample < samples; sample++) {
        work.report().progress((double) sample / samples, "Opening the shutter");
        double time =
            work.parameters().number("source_time") + open * ((sample + 0.5) / samples - 0.5);
        Frame seen = sample == 0 ? work.output() : scratch.frame();
        interpolation.render(frames.around(time), seen);
        if (sample > 0) {
          Mixing.mix(
              work.output(),
              (double) sample / (sample + 1),
              seen,
              1.0 / (sample + 1),
              work.output());
        }
      }
    }
  }
}
