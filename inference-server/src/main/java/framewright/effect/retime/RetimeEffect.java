package framewright.effect.retime;

import framewright.effect.Effect;
import framewright.effect.EffectJob;
import framewright.effect.Panels;
import framewright.frame.Frame;
import framewright.motion.Mixing;
import framewright.motion.MotionPicture;
import framewright.panel.Panel;

/**
 * Shows the source at any time: between two frames it makes the frame that a camera would have seen. Which source time an output frame
 * shows is the plugin's arithmetic (speed, rate, time); here it arrives as {@code source_time}.
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

  @Override
  public void render(EffectJob job) {
    SourceFrames frames = SourceFrames.of(job);
    switch (job.text("mode")) {
      case "repair" -> new Repair(job, frames).render();
      case "blur" -> blur(job, frames);
      default -> show(job, frames, job.number("source_time"));
    }
  }

  private static void show(EffectJob job, SourceFrames frames, double time) {
    TimeBetween between = frames.around(time);
    switch (job.text("view")) {
      case "nearest" -> SourceFrames.copy(between.nearest(), job.output());
      case "motion" -> new Interpolation(job, frames).look(between, MotionPicture::colours);
      case "vectors" -> new Interpolation(job, frames).look(between, MotionPicture::vectors);
      case "confidence" -> new Interpolation(job, frames).look(between, MotionPicture::confidence);
      default -> new Interpolation(job, frames).render(between, job.output());
    }
  }

  /** The mean of what the shutter sees while it is open around the frame's time. */
  private static void blur(EffectJob job, SourceFrames frames) {
    int samples = (int) job.number("samples");
    double open = job.number("shutter_angle") / 360;
    Interpolation interpolation = new Interpolation(job, frames);
    try (Scratch scratch = Scratch.like(job.output())) {
      for (int sample = 0; sample < samples; sample++) {
        job.progress((double) sample / samples, "Opening the shutter");
        double time = job.number("source_time") + open * ((sample + 0.5) / samples - 0.5);
        Frame seen = sample == 0 ? job.output() : scratch.frame();
        interpolation.render(frames.around(time), seen);
        if (sample > 0) {
          Mixing.mix(job.output(), (double) sample / (sample + 1), seen, 1.0 / (sample + 1), job.output());
        }
      }
    }
  }
}
