package framewright.bench.style;

import framewright.footage.Picture;
import java.util.List;

/**
 * A clip and what a look made of it, both small, frame by frame.
 *
 * @param first the look's first frame at full size
 * @param milliseconds the best of the frames
 */
record Played(List<Thumbnail> source, List<Thumbnail> shown, Picture first, double milliseconds) {
  private static final int TONES = 16;

  /** A tone must have this share of every frame's pixels to be followed through the clip. */
  private static final double LEAST_SHARE = 0.01;

  double ownError() {
    return Steadiness.temporalError(source, source);
  }

  double error() {
    return Steadiness.temporalError(source, shown);
  }

  /** The look's error in the clip's own, where pixels may stand still. */
  double stillRatio() {
    return Steadiness.errorOrStill(source, shown) / Steadiness.errorOrStill(source, source);
  }

  /** Mean change of luma. */
  double strength() {
    double sum = 0;
    for (int i = 0; i < source.size(); i++) {
      float[] before = source.get(i).luma().values();
      float[] after = shown.get(i).luma().values();
      for (int pixel = 0; pixel < before.length; pixel++) {
        sum += Math.abs(after[pixel] - before[pixel]) / before.length;
      }
    }
    return sum / source.size();
  }

  /** How far the look's brightness wanders from the source's. */
  double drift() {
    double lowest = Double.MAX_VALUE;
    double highest = -Double.MAX_VALUE;
    for (int i = 0; i < source.size(); i++) {
      double gap = mean(shown.get(i).luma()) - mean(source.get(i).luma());
      lowest = Math.min(lowest, gap);
      highest = Math.max(highest, gap);
    }
    return highest - lowest;
  }

  /**
   * How far what one tone of the source becomes wanders over the clip, in the mean of the tones
   * that all frames have. A grade that stays has 0, however the light changes.
   */
  double pump() {
    double sum = 0;
    int followed = 0;
    for (int tone = 0; tone < TONES; tone++) {
      double wander = wander(tone);
      if (!Double.isNaN(wander)) {
        sum += wander;
        followed++;
      }
    }
    return followed == 0 ? 0 : sum / followed;
  }

  private double wander(int tone) {
    double lowest = Double.MAX_VALUE;
    double highest = -Double.MAX_VALUE;
    for (int i = 0; i < source.size(); i++) {
      double gap = gap(source.get(i).luma().values(), shown.get(i).luma().values(), tone);
      if (Double.isNaN(gap)) {
        return gap;
      }
      lowest = Math.min(lowest, gap);
      highest = Math.max(highest, gap);
    }
    return highest - lowest;
  }

  /** The mean change of the pixels of a tone; no number when they are few. */
  private static double gap(float[] before, float[] after, int tone) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < before.length; i++) {
      if (Math.min(TONES - 1, (int) (before[i] * TONES)) == tone) {
        sum += after[i] - before[i];
        count++;
      }
    }
    return count < LEAST_SHARE * before.length ? Double.NaN : sum / count;
  }

  private static double mean(Plane plane) {
    double sum = 0;
    for (float value : plane.values()) {
      sum += value;
    }
    return sum / plane.values().length;
  }
}
