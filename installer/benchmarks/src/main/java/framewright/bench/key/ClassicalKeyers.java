package framewright.bench.key;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * The keyers artists know, from their published ideas: colour difference, a Keylight-like balance,
 * an IBK-like clean plate, and the chroma distance of broadcasting tools. Each is given the
 * screen's exact colour. A star marks settings searched per image against the truth: more than any
 * artist could tune.
 */
final class ClassicalKeyers {
  private static final double BLACK = 0.05;
  private static final double WHITE = 0.95;
  private static final double[] TUNED_BLACKS = {0, 0.05, 0.1, 0.2, 0.3, 0.4};
  private static final double[] TUNED_WHITES = {1, 0.95, 0.85, 0.7, 0.55};
  private static final double[] TUNED_DISTANCES = {0.02, 0.05, 0.08, 0.11, 0.15, 0.2};
  private static final double[] TUNED_SOFTNESS = {0.02, 0.05, 0.1, 0.18, 0.3};
  static final String IBK = "IBK-like";
  static final String CHROMA = "chroma distance";

  private final Shot shot;
  private final float[][] light;
  private final float[] screen;

  private ClassicalKeyers(Shot shot) {
    this.shot = shot;
    this.light = Plane.toLight(shot.plate());
    this.screen = Plane.map(shot.pick(), Plane::toLight);
  }

  /** The keyers with their default settings. */
  static Map<String, Shot.Key> defaults(Shot shot) {
    ClassicalKeyers keyers = new ClassicalKeyers(shot);
    Map<String, Shot.Key> keys = new LinkedHashMap<>();
    float[][] flat = keyers.flatScreen();
    float[][] plate = CleanPlate.of(shot, keyers.light, keyers.screen);
    keys.put(
        "colour difference", keyers.key(levels(keyers.difference(1, flat), BLACK, WHITE), flat));
    keys.put("Keylight-like", keyers.key(levels(keyers.difference(0.5, flat), BLACK, WHITE), flat));
    keys.put(IBK, keyers.key(levels(keyers.difference(1, plate), BLACK, WHITE), plate));
    keys.put(CHROMA, keyers.key(Plane.blur(keyers.chroma(0.10, 0.12), shot.width(), 0.5), flat));
    return keys;
  }

  /** The last two again, with the settings of least error for this image. */
  static Map<String, Shot.Key> tuned(Shot shot) {
    ClassicalKeyers keyers = new ClassicalKeyers(shot);
    float[][] plate = CleanPlate.of(shot, keyers.light, keyers.screen);
    float[] raw = keyers.difference(1, plate);
    Map<String, Shot.Key> keys = new LinkedHashMap<>();
    keys.put(
        IBK + "*",
        keyers.key(
            keyers.best(
                TUNED_BLACKS,
                black ->
                    keyers.best(
                        TUNED_WHITES, white -> levels(raw, black, Math.max(white, black + 0.1)))),
            plate));
    keys.put(
        CHROMA + "*",
        keyers.key(
            keyers.best(
                TUNED_DISTANCES,
                distance ->
                    keyers.best(TUNED_SOFTNESS, softness -> keyers.chroma(distance, softness))),
            keyers.flatScreen()));
    return keys;
  }

  private float[] best(double[] settings, DoubleFunction<float[]> keyer) {
    float[] best = null;
    double least = Double.MAX_VALUE;
    for (double setting : settings) {
      float[] alpha = keyer.apply(setting);
      double error = Score.meanDifference(alpha, shot.alpha());
      if (error < least) {
        least = error;
        best = alpha;
      }
    }
    return best;
  }

  private float[][] flatScreen() {
    float[][] flat = new float[3][light[0].length];
    for (int c = 0; c < 3; c++) {
      Arrays.fill(flat[c], screen[c]);
    }
    return flat;
  }

  /** 1 - excess of green over the balanced other two, relative to the screen's. */
  private float[] difference(double balance, float[][] plate) {
    float[] alpha = new float[light[0].length];
    for (int i = 0; i < alpha.length; i++) {
      double excess = light[1][i] - balanced(light, i, balance);
      double most = Math.max(plate[1][i] - balanced(plate, i, balance), 1e-3);
      alpha[i] = Plane.clamp(1 - excess / most);
    }
    return alpha;
  }

  private static double balanced(float[][] planes, int i, double balance) {
    double high = Math.max(planes[0][i], planes[2][i]);
    double low = Math.min(planes[0][i], planes[2][i]);
    return balance * high + (1 - balance) * low;
  }

  private float[] chroma(double distance, double softness) {
    float[] alpha = new float[light[0].length];
    float[] pick = shot.pick();
    double cb = cb(pick[0], pick[1], pick[2]);
    double cr = cr(pick[0], pick[1], pick[2]);
    float[][] p = shot.plate();
    for (int i = 0; i < alpha.length; i++) {
      double off =
          Math.hypot(cb(p[0][i], p[1][i], p[2][i]) - cb, cr(p[0][i], p[1][i], p[2][i]) - cr);
      alpha[i] = Plane.clamp((off - distance) / softness);
    }
    return alpha;
  }

  private static double cb(double r, double g, double b) {
    return -0.169 * r - 0.331 * g + 0.5 * b;
  }

  private static double cr(double r, double g, double b) {
    return 0.5 * r - 0.419 * g - 0.081 * b;
  }

  private static float[] levels(float[] alpha, double black, double white) {
    return Plane.map(alpha, a -> Plane.clamp((a - black) / (white - black)));
  }

  /** Takes the screen out of the colour and limits green to the mean of the other two. */
  private Shot.Key key(float[] alpha, float[][] plate) {
    float[][] fg = new float[3][alpha.length];
    for (int i = 0; i < alpha.length; i++) {
      for (int c = 0; c < 3; c++) {
        fg[c][i] =
            Plane.clamp((light[c][i] - (1 - alpha[i]) * plate[c][i]) / Math.max(alpha[i], 0.02));
      }
      fg[1][i] = Math.min(fg[1][i], (fg[0][i] + fg[2][i]) / 2);
    }
    return new Shot.Key(alpha, Plane.toCode(fg));
  }
}
