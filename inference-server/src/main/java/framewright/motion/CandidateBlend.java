package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC;
import static org.bytedeco.opencv.global.opencv_core.split;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/**
 * Draws rows of the frame between out of what the ideas of the motion show of both frames. Most
 * ideas agree in most pixels: there each frame is sampled once, at their mean.
 */
final class CandidateBlend {
  /**
   * Ideas agree where the places they point at lie this near to their mean, in pixels across and
   * down together.
   */
  private static final float AGREEMENT = 0.25f;

  /** Where ideas do not agree, one of a lesser share than this is not looked at. */
  private static final float NEGLIGIBLE = 0.02f;

  /** What a candidate keeps where it looks beyond its frame's edge. */
  private static final float OUTSIDE = 0.02f;

  private final Spline before;
  private final Spline after;
  private final float toBefore;
  private final float toAfter;
  private final int width;
  private final int channels;

  CandidateBlend(Spline before, Spline after, double time) {
    this.before = before;
    this.after = after;
    this.toBefore = (float) -time;
    this.toAfter = (float) (1 - time);
    this.width = before.width();
    this.channels = before.channels();
  }

  /**
   * Draws the rows.
   *
   * @param ideas for each idea the rows' vectors, full size
   * @param weights for each two ideas four channels: of the first before and after, of the second
   *     before and after
   * @param grain remembers how the frames differ there
   */
  Mat rows(int from, int to, List<Mat> ideas, List<Mat> weights, Optional<Grain> grain) {
    float[] drawn = new float[(to - from) * width * channels];
    float[] sum = new float[(to - from) * width];
    float[][] vectors = planes(ideas);
    float[][] shares = planes(weights);
    new Side(before, toBefore, vectors, everySecond(shares, 0)).draw(from, drawn, sum);
    Optional<float[]> first = grain.map(kept -> drawn.clone());
    Optional<float[]> firstSum = grain.map(kept -> sum.clone());
    new Side(after, toAfter, vectors, everySecond(shares, 1)).draw(from, drawn, sum);
    grain.ifPresent(kept -> kept.remember(from, drawn, first.get(), sum, firstSum.get()));
    for (int value = 0; value < drawn.length; value++) {
      drawn[value] /= sum[value / channels];
    }
    Mat result = new Mat(to - from, width, CV_32FC(channels));
    FloatBuffer pixels = result.createBuffer();
    pixels.put(drawn);
    return result;
  }

  /** All channels of all pictures, each by itself. */
  private static float[][] planes(List<Mat> pictures) {
    List<float[]> planes = new ArrayList<>();
    for (Mat picture : pictures) {
      MatVector channels = new MatVector();
      split(picture, channels);
      for (Mat channel : channels.get()) {
        float[] plane = new float[channel.rows() * channel.cols()];
        FloatBuffer values = channel.createBuffer();
        values.get(plane);
        planes.add(plane);
      }
    }
    return planes.toArray(float[][]::new);
  }

  private static float[][] everySecond(float[][] planes, int first) {
    float[][] chosen = new float[planes.length / 2][];
    Arrays.setAll(chosen, plane -> planes[2 * plane + first]);
    return chosen;
  }

  /** What is seen of one frame. */
  private final class Side {
    private final Spline frame;
    private final float reach;
    private final float[][] vectors;
    private final float[][] weights;
    private final float[] total;
    private final float[] meanX;
    private final float[] meanY;
    private final float[] spread;

    Side(Spline frame, float reach, float[][] vectors, float[][] weights) {
      this.frame = frame;
      this.reach = reach;
      this.vectors = vectors;
      this.weights = weights;
      this.total = new float[weights[0].length];
      this.meanX = new float[total.length];
      this.meanY = new float[total.length];
      this.spread = new float[total.length];
    }

    /** Adds the colours by their weights, and the weights. */
    void draw(int from, float[] drawn, float[] sum) {
      average();
      for (int pixel = 0; pixel < total.length; pixel++) {
        int column = pixel % width;
        int row = from + pixel / width;
        if (spread[pixel] * Math.abs(reach) <= AGREEMENT * total[pixel]) {
          sum[pixel] +=
              sample(
                  column + reach * meanX[pixel],
                  row + reach * meanY[pixel],
                  total[pixel],
                  drawn,
                  pixel);
        } else {
          sum[pixel] += drawEach(column, row, pixel, drawn);
        }
      }
    }

    private float drawEach(int column, int row, int pixel, float[] drawn) {
      float sum = 0;
      for (int idea = 0; idea < weights.length; idea++) {
        float weight = weights[idea][pixel];
        if (weight > NEGLIGIBLE * total[pixel]) {
          sum +=
              sample(
                  column + reach * vectors[2 * idea][pixel],
                  row + reach * vectors[2 * idea + 1][pixel],
                  weight,
                  drawn,
                  pixel);
        }
      }
      return sum;
    }

    private float sample(float x, float y, float weight, float[] drawn, int pixel) {
      float counted = weight * (OUTSIDE + (1 - OUTSIDE) * frame.inside(x, y));
      frame.add(x, y, counted, drawn, pixel * channels);
      return counted;
    }

    /** The ideas' mean by their weights, and how far from it they lie. */
    private void average() {
      for (int idea = 0; idea < weights.length; idea++) {
        gather(weights[idea], vectors[2 * idea], vectors[2 * idea + 1]);
      }
      for (int pixel = 0; pixel < total.length; pixel++) {
        float share = 1 / (total[pixel] + Float.MIN_NORMAL);
        meanX[pixel] *= share;
        meanY[pixel] *= share;
      }
      for (int idea = 0; idea < weights.length; idea++) {
        stray(weights[idea], vectors[2 * idea], vectors[2 * idea + 1]);
      }
    }

    private void gather(float[] weight, float[] x, float[] y) {
      for (int pixel = 0; pixel < total.length; pixel++) {
        total[pixel] += weight[pixel];
        meanX[pixel] += weight[pixel] * x[pixel];
        meanY[pixel] += weight[pixel] * y[pixel];
      }
    }

    private void stray(float[] weight, float[] x, float[] y) {
      for (int pixel = 0; pixel < total.length; pixel++) {
        spread[pixel] +=
            weight[pixel] * (Math.abs(x[pixel] - meanX[pixel]) + Math.abs(y[pixel] - meanY[pixel]));
      }
    }
  }
}
