package framewright.bench.retime.peer;

import framewright.bench.retime.Contender;
import framewright.footage.Picture;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * OpenCV's dense inverse search, medium preset, both ways; every pixel thrown forward to where it
 * is at the time wanted, weighted by how well its motion explains it; the frames' mix where nothing
 * lands.
 */
public final class Splatting implements Contender {
  private static final int MEDIUM_FINEST_SCALE = 1;
  private static final double STRICTNESS = 0.1;
  private static final double HOLE = 1e-3;

  @Override
  public String name() {
    return "DIS medium, splatting";
  }

  @Override
  public Picture between(Picture before, Picture after, double time) throws Exception {
    int width = before.format().width();
    int height = before.format().height();
    double[] sum = new double[4 * width * height];
    try (PointerScope scope = new PointerScope()) {
      Mat first = DenseInverseSearch.view(before);
      Mat second = DenseInverseSearch.view(after);
      Mat forward = DenseInverseSearch.flow(first, second, MEDIUM_FINEST_SCALE);
      Mat backward = DenseInverseSearch.flow(second, first, MEDIUM_FINEST_SCALE);
      splat(before, after, forward.createBuffer(), time, 1 - time, sum);
      splat(after, before, backward.createBuffer(), 1 - time, time, sum);
    }
    return filled(sum, before, after, time);
  }

  private static void splat(
      Picture from, Picture to, FloatBuffer flow, double reach, double share, double[] sum) {
    int width = from.format().width();
    int height = from.format().height();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = y * width + x;
        double right = flow.get(2 * pixel);
        double down = flow.get(2 * pixel + 1);
        double weight =
            share * Math.exp(-STRICTNESS * difference(from, pixel, to, x + right, y + down));
        land(from, pixel, x + reach * right, y + reach * down, weight, sum);
      }
    }
  }

  /** Spreads a pixel over the four places around where it lands. */
  private static void land(
      Picture from, int pixel, double x, double y, double weight, double[] sum) {
    int width = from.format().width();
    int height = from.format().height();
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    for (int corner = 0; corner < 4; corner++) {
      int column = left + corner % 2;
      int row = top + corner / 2;
      if (column >= 0 && row >= 0 && column < width && row < height) {
        double part = weight * (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
        int target = 4 * (row * width + column);
        for (int channel = 0; channel < 3; channel++) {
          sum[target + channel] += part * level(from, pixel, channel);
        }
        sum[target + 3] += part;
      }
    }
  }

  private static double difference(Picture from, int pixel, Picture to, double x, double y) {
    int width = to.format().width();
    int column = Math.max(0, Math.min(width - 1, (int) Math.round(x)));
    int row = Math.max(0, Math.min(to.format().height() - 1, (int) Math.round(y)));
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      sum += Math.abs(level(from, pixel, channel) - level(to, row * width + column, channel)) / 3.0;
    }
    return sum;
  }

  private static Picture filled(double[] sum, Picture before, Picture after, double time)
      throws Exception {
    Picture result = Picture.allocate(before.format());
    for (int pixel = 0; pixel < sum.length / 4; pixel++) {
      for (int channel = 0; channel < 3; channel++) {
        double landed = sum[4 * pixel + 3];
        double mix =
            (1 - time) * level(before, pixel, channel) + time * level(after, pixel, channel);
        double value = landed > HOLE ? sum[4 * pixel + channel] / landed : mix;
        result.pixels().put(4 * pixel + channel, (byte) Math.round(value));
      }
      result.pixels().put(4 * pixel + 3, (byte) 255);
    }
    return result;
  }

  private static int level(Picture picture, int pixel, int channel) {
    return picture.pixels().get(4 * pixel + channel) & 0xff;
  }
}
