package framewright.effect.retime;

import framewright.effect.Effect;
import framewright.effect.EffectJob;
import framewright.effect.ParameterSet;
import framewright.frame.Frame;
import framewright.motion.Mixing;
import framewright.motion.MotionPicture;

/**
 * Shows the source at any time: between two frames it makes the frame that a camera would have seen. Which source time an output frame
 * shows is the plugin's arithmetic (speed, rate, time); here it arrives as {@code source_time}.
 */
public final class RetimeEffect implements Effect {
  private static final double LATEST = 1e9;

  @Override
  public String id() {
    return "retime";
  }

  @Override
  public String defaultModel() {
    return "framewright-retime";
  }

  @Override
  public ParameterSet parameters() {
    return ParameterSet.none()
        .choice("mode", "speed", "rate", "time", "repair", "blur")
        .number("source_time", 0, -LATEST, LATEST)
        .number("speed", 1, -LATEST, LATEST)
        .number("rate_in", 24, 0, LATEST)
        .number("rate_out", 24, 0, LATEST)
        .number("source_frame", 0, -LATEST, LATEST)
        .choice("ends", "hold", "loop", "bounce")
        .choice("repair", "marked", "duplicates", "damaged", "dropped")
        .text("frames", "")
        .number("repair_threshold", 0.02, 0, 1)
        .number("shutter_angle", 180, 0, 360)
        .number("samples", 8, 2, 64)
        .choice("matcher", "auto", "processor", "model")
        .number("motion_range", 0, 0, LATEST)
        .choice("cuts", "hold", "blend", "extrapolate", "warp")
        .choice("cut_here", "find", "cut", "none")
        .number("cut_threshold", Cuts.USUAL_THRESHOLD, 0, 1)
        .choice("view", "result", "motion", "vectors", "confidence", "nearest");
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
