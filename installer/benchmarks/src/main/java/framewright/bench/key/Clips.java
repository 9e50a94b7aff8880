package framewright.bench.key;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Short clips with truth: foregrounds of a set pan by fractions of a pixel before an uneven screen,
 * with sensor noise, through a {@link Codec}. Seeded.
 */
final class Clips {
  static final int FRAMES = 5;
  private static final double NOISE = 0.008;

  private Clips() {}

  /** One clip of one shot's foreground, as it comes out of a camera's file. */
  static List<Shot> pan(Shot shot, Codec codec) throws IOException {
    Random random = new Random(shot.name().hashCode());
    double across = 0.7 + 2.5 * random.nextDouble();
    double down = random.nextDouble() - 0.5;
    List<Shot> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      frames.add(frame(shot, across * i, down * i, random));
    }
    List<float[][]> coded = codec.coded(frames.stream().map(Shot::plate).toList(), shot.width());
    for (int i = 0; i < FRAMES; i++) {
      frames.set(i, frames.get(i).withPlate(coded.get(i)));
    }
    return frames;
  }

  private static Shot frame(Shot shot, double dx, double dy, Random random) {
    float[] alpha = moved(shot.alpha(), shot.width(), dx, dy);
    float[][] fg = new float[3][];
    float[][] plate = new float[3][alpha.length];
    for (int c = 0; c < 3; c++) {
      fg[c] = movedStraight(shot, c, alpha, dx, dy);
      for (int i = 0; i < alpha.length; i++) {
        double screen =
            Plane.toLight(shot.pick()[c])
                * unevenness(i % shot.width(), i / shot.width(), shot.width());
        double light = Plane.toLight(fg[c][i]) * alpha[i] + screen * (1 - alpha[i]);
        double grain = random.nextGaussian() * Math.sqrt(light * NOISE * NOISE + 1e-5);
        plate[c][i] = Plane.clamp(Plane.toCode(light + grain));
      }
    }
    return new Shot(
        shot.name(),
        shot.part(),
        shot.width(),
        shot.screenOfPlate(),
        shot.pick(),
        plate,
        new Shot.Key(alpha, fg));
  }

  private static double unevenness(int x, int y, int width) {
    return 1 + 0.25 * Math.sin(3.0 * x / width + 0.5) * Math.cos(2.0 * y / width);
  }

  private static float[] movedStraight(Shot shot, int c, float[] alpha, double dx, double dy) {
    float[] premultiplied = new float[alpha.length];
    for (int i = 0; i < alpha.length; i++) {
      premultiplied[i] = shot.foreground()[c][i] * shot.alpha()[i];
    }
    float[] result = moved(premultiplied, shot.width(), dx, dy);
    for (int i = 0; i < alpha.length; i++) {
      result[i] = alpha[i] < 1e-3 ? 0 : Plane.clamp(result[i] / alpha[i]);
    }
    return result;
  }

  private static float[] moved(float[] plane, int width, double dx, double dy) {
    float[] result = new float[plane.length];
    int height = plane.length / width;
    for (int i = 0; i < plane.length; i++) {
      int row = i / width;
      int column = i % width;
      double x = Math.max(0, Math.min(width - 1.001, column - dx));
      double y = Math.max(0, Math.min(height - 1.001, row - dy));
      int left = (int) x;
      int above = (int) y;
      int corner = above * width + left;
      double fx = x - left;
      double fy = y - above;
      double top = plane[corner] * (1 - fx) + plane[corner + 1] * fx;
      double bottom = plane[corner + width] * (1 - fx) + plane[corner + width + 1] * fx;
      result[i] = (float) (top * (1 - fy) + bottom * fy);
    }
    return result;
  }

  /** How differently the mattes change from frame to frame than the truth does; hundredths. */
  static double dtSsd(List<Shot> frames, List<float[]> alphas) {
    double sum = 0;
    for (int t = 1; t < frames.size(); t++) {
      double squares = 0;
      float[] truth = frames.get(t).alpha();
      for (int i = 0; i < truth.length; i++) {
        double change = alphas.get(t)[i] - alphas.get(t - 1)[i];
        double wanted = truth[i] - frames.get(t - 1).alpha()[i];
        squares += (change - wanted) * (change - wanted);
      }
      sum += Math.sqrt(squares / truth.length);
    }
    return 100 * sum / (frames.size() - 1);
  }
}
