package framewright.bench.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A clean plate made from the plate's own screen pixels, filled from coarser and coarser means: the
 * idea behind IBK.
 */
final class CleanPlate {
  private static final double HUE_TOLERANCE = 0.09;
  private static final double LEAST_EXCESS = 0.25;
  private static final int SMALLEST = 8;

  private CleanPlate() {}

  /** Linear planes. */
  static float[][] of(Shot shot, float[][] light, float[] screen) {
    float[] weight = Plane.eroded(confidence(shot, light, screen), shot.width(), 2);
    float[][] filled = new float[3][];
    for (int c = 0; c < 3; c++) {
      float[] weighted = new float[weight.length];
      for (int i = 0; i < weight.length; i++) {
        weighted[i] = weight[i] * light[c][i];
      }
      filled[c] = filled(weighted, weight, shot.width(), screen[c]);
    }
    return filled;
  }

  private static float[] confidence(Shot shot, float[][] light, float[] screen) {
    float[] weight = new float[light[0].length];
    float[][] p = shot.plate();
    float[] pick = shot.pick();
    double pickSum = Math.max(pick[0] + pick[1] + pick[2], 1e-3);
    double most = Math.max(screen[1] - Math.max(screen[0], screen[2]), 1e-3);
    for (int i = 0; i < weight.length; i++) {
      double sum = Math.max(p[0][i] + p[1][i] + p[2][i], 1e-3);
      double hueOff = 0;
      for (int c = 0; c < 3; c++) {
        hueOff += Math.abs(p[c][i] / sum - pick[c] / pickSum);
      }
      double excess = (light[1][i] - Math.max(light[0][i], light[2][i])) / most;
      weight[i] = hueOff < HUE_TOLERANCE && excess > LEAST_EXCESS ? 1 : 0;
    }
    return weight;
  }

  private static float[] filled(float[] weighted, float[] weight, int width, float fallback) {
    List<float[]> sums = new ArrayList<>(List.of(weighted));
    List<float[]> amounts = new ArrayList<>(List.of(weight));
    int at = width;
    while (at >= SMALLEST && at % 2 == 0 && sums.get(sums.size() - 1).length / at % 2 == 0) {
      sums.add(Plane.halved(sums.get(sums.size() - 1), at));
      amounts.add(Plane.halved(amounts.get(amounts.size() - 1), at));
      at /= 2;
    }
    float[] plate = new float[sums.get(sums.size() - 1).length];
    Arrays.fill(plate, fallback);
    for (int level = sums.size() - 1; level >= 0; level--) {
      if (plate.length != sums.get(level).length) {
        plate = Plane.doubled(plate, at);
        at *= 2;
      }
      mix(plate, sums.get(level), amounts.get(level));
    }
    return plate;
  }

  private static void mix(float[] plate, float[] sum, float[] amount) {
    for (int i = 0; i < plate.length; i++) {
      double trust = Math.min(1, amount[i] * 4);
      plate[i] += (float) (trust * (sum[i] / Math.max(amount[i], 1e-4) - plate[i]));
    }
  }
}
