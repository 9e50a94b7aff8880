package framewright.effect.keying;

import framewright.colour.ColourSpace;
import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;

/**
 * Colours that the artist picked, as the plate has them: what is like the kept one is solid and
 * keeps its colour, what is like the dropped one is gone. Where something is like both it is kept.
 */
final class Samples {
  private static final int CHANNELS = FrameFormat.CHANNELS;
  private static final int ALPHA = CHANNELS - 1;

  /** How much brightness tells colours apart: cloth has light and shade. */
  private static final float BRIGHTNESS_COUNTS = 0.4f;

  private final Work work;
  private final Sample kept;
  private final Sample dropped;

  private Samples(Work work, Sample kept, Sample dropped) {
    this.work = work;
    this.kept = kept;
    this.dropped = dropped;
  }

  static Samples of(Work work, KeyControls.Picks picks, ScreenTurn turn) {
    ColourSpace space = work.inputs().source().format().colourSpace();
    return new Samples(
        work, Sample.of(picks.kept(), space, turn), Sample.of(picks.dropped(), space, turn));
  }

  /** The key with both obeyed: another one, which the caller closes. */
  Tensor applied(Tensor plate, Tensor key) {
    Tensor applied = Tensor.allocate(key.shape());
    Strips.of((int) key.shape()[0], (int) key.shape()[1])
        .each(
            work.graphs(),
            "matte",
            (runner, first, count) ->
                apply(
                    plate.rows(first, count).floats(),
                    key.rows(first, count).floats(),
                    applied.rows(first, count).floats()));
    return applied;
  }

  private void apply(FloatBuffer plate, FloatBuffer key, FloatBuffer applied) {
    float[] seen = new float[CHANNELS];
    float[] made = new float[CHANNELS];
    while (key.hasRemaining()) {
      plate.get(seen);
      key.get(made);
      made[ALPHA] *= 1 - dropped.likeness(seen);
      float like = kept.likeness(seen);
      for (int channel = 0; channel < ALPHA; channel++) {
        made[channel] += like * (seen[channel] - made[channel]);
      }
      made[ALPHA] += like * (1 - made[ALPHA]);
      applied.put(made);
    }
  }

  /** A colour, and how far from it another may be to count as like it. */
  private static final class Sample {
    private final float[] colour;
    private final float luma;
    private final double range;

    private Sample(float[] colour, double range) {
      this.colour = colour;
      this.luma = luma(colour);
      this.range = range;
    }

    static Sample of(KeyControls.Pick pick, ColourSpace space, ScreenTurn turn) {
      return new Sample(turn.turned(ScreenColour.displayed(pick.colour(), space)), pick.range());
    }

    /** 1 up to half of the range, 0 from all of it on. */
    float likeness(float[] seen) {
      if (range == 0) {
        return 0;
      }
      float brighter = luma(seen) - luma;
      float sum = BRIGHTNESS_COUNTS * BRIGHTNESS_COUNTS * brighter * brighter;
      for (int channel = 0; channel < ALPHA; channel++) {
        float off = seen[channel] - colour[channel] - brighter;
        sum += off * off;
      }
      return (float) Math.max(0, Math.min(1, 2 - 2 * Math.sqrt(sum) / range));
    }

    private static float luma(float[] colour) {
      return 0.2126f * colour[0] + 0.7152f * colour[1] + 0.0722f * colour[2];
    }
  }
}
