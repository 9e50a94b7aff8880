package framewright.bench.key;

import java.util.LinkedHashMap;
import java.util.Map;

/** How far a key is from the truth. Names and units stand in {@link #of}. */
final class Score {
  private static final double[] BACKGROUNDS = {0.02, 0.18, 0.8};
  private static final double LEAST_ERROR = 1e-6;

  private Score() {}

  /**
   * MAD, MADu (where the truth is between 0 and 1), Conn: thousandths; Grad: 1e-5; F:
   * alpha-weighted squared error of the foreground, thousandths; green: excess green left in
   * partial pixels, thousandths; PSNR in dB and SSIM of composites over dark, grey and bright
   * backgrounds.
   */
  static Map<String, Double> of(Shot shot, Shot.Key key) {
    Map<String, Double> score = new LinkedHashMap<>();
    score.put("MAD", 1e3 * meanDifference(key.alpha(), shot.alpha()));
    score.put("MADu", 1e3 * unknownDifference(key.alpha(), shot.alpha()));
    score.put("Grad", 1e5 * gradientError(shot, key));
    score.put("Conn", 1e3 * Connectivity.error(key.alpha(), shot.alpha(), shot.width()));
    score.put("F", 1e3 * foregroundError(shot, key));
    score.put("green", 1e3 * greenLeft(shot, key));
    composites(shot, key, score);
    return score;
  }

  static double meanDifference(float[] alpha, float[] truth) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum += Math.abs(alpha[i] - truth[i]);
    }
    return sum / truth.length;
  }

  private static double unknownDifference(float[] alpha, float[] truth) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] > 0.01 && truth[i] < 0.99) {
        sum += Math.abs(alpha[i] - truth[i]);
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static double gradientError(Shot shot, Shot.Key key) {
    float[] found = Plane.gradient(key.alpha(), shot.width());
    float[] truth = Plane.gradient(shot.alpha(), shot.width());
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum += (found[i] - truth[i]) * (found[i] - truth[i]);
    }
    return sum / truth.length;
  }

  private static double foregroundError(Shot shot, Shot.Key key) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < shot.alpha().length; i++) {
      double error = 0;
      for (int c = 0; c < 3; c++) {
        double off = Plane.clamp(key.foreground()[c][i]) - shot.foreground()[c][i];
        error += off * off / 3;
      }
      sum += error * shot.alpha()[i];
      weight += shot.alpha()[i];
    }
    return sum / Math.max(weight, 1);
  }

  private static double greenLeft(Shot shot, Shot.Key key) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < shot.alpha().length; i++) {
      if (shot.alpha()[i] > 0.02 && shot.alpha()[i] < 0.98) {
        sum +=
            Math.max(0, excess(key.foreground(), i) - excess(shot.foreground(), i))
                * shot.alpha()[i];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static double excess(float[][] planes, int i) {
    return planes[1][i] - Math.max(planes[0][i], planes[2][i]);
  }

  private static void composites(Shot shot, Shot.Key key, Map<String, Double> score) {
    double psnr = 0;
    double ssim = 0;
    for (double background : BACKGROUNDS) {
      float[][] found = over(key, background);
      float[][] truth = over(shot.truth(), background);
      psnr += psnr(found, truth) / BACKGROUNDS.length;
      ssim += Similarity.of(luma(found), luma(truth), shot.width()) / BACKGROUNDS.length;
    }
    score.put("PSNR", psnr);
    score.put("SSIM", ssim);
  }

  /** Mixed in light, shown encoded. */
  private static float[][] over(Shot.Key key, double background) {
    float[][] result = new float[3][key.alpha().length];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < result[c].length; i++) {
        double light = Plane.toLight(Plane.clamp(key.foreground()[c][i]));
        result[c][i] =
            Plane.clamp(Plane.toCode(light * key.alpha()[i] + background * (1 - key.alpha()[i])));
      }
    }
    return result;
  }

  private static double psnr(float[][] found, float[][] truth) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < truth[c].length; i++) {
        double off = found[c][i] - truth[c][i];
        sum += off * off;
      }
    }
    return -10 * Math.log10(Math.max(sum / (3 * truth[0].length), LEAST_ERROR));
  }

  private static float[] luma(float[][] planes) {
    float[] result = new float[planes[0].length];
    for (int i = 0; i < result.length; i++) {
      result[i] = 0.2126f * planes[0][i] + 0.7152f * planes[1][i] + 0.0722f * planes[2][i];
    }
    return result;
  }
}
