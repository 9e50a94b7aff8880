package framewright.effect.retime.flow;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC;

import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Draws rows of the frame between out of what the ideas of the motion show of both frames. Most ideas agree in most pixels: there each
 * frame is sampled once, at their mean.
 */
final class Weaving {
  /** Ideas agree where the places they point at lie within this many pixels of their mean. */
  private static final float AGREEMENT = 0.25f;

  /** A lesser share of the weight is not asked whether it agrees, and not sampled where others do not. */
  private static final float NEGLIGIBLE = 0.02f;

  /** What a candidate keeps where it looks beyond its frame's edge. */
  private static final float OUTSIDE = 0.02f;

  private final Spline before;
  private final Spline after;
  private final float toBefore;
  private final float toAfter;
  private final int width;
  private final int channels;

  Weaving(Spline before, Spline after, double time) {
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
   * @param weights for each two ideas four channels: of the first before and after, of the second before and after
   */
  Mat rows(int from, int to, List<Mat> ideas, List<Mat> weights) {
    Rows rows = new Rows(ideas.stream().map(Weaving::floats).toArray(float[][]::new), weights.stream().map(Weaving::floats).toArray(float[][]::new));
    float[] drawn = new float[(to - from) * width * channels];
    for (int row = from; row < to; row++) {
      for (int column = 0; column < width; column++) {
        rows.draw(column, row, (row - from) * width + column, drawn);
      }
    }
    Mat result = new Mat(to - from, width, CV_32FC(channels));
    FloatBuffer pixels = result.createBuffer();
    pixels.put(drawn);
    return result;
  }

  private static float[] floats(Mat rows) {
    float[] floats = new float[rows.rows() * rows.cols() * rows.channels()];
    FloatBuffer values = rows.createBuffer();
    values.get(floats);
    return floats;
  }

  private final class Rows {
    private final float[][] ideas;
    private final float[][] weights;

    Rows(float[][] ideas, float[][] weights) {
      this.ideas = ideas;
      this.weights = weights;
    }

    void draw(int column, int row, int pixel, float[] drawn) {
      int at = pixel * channels;
      float sum = look(before, 0, toBefore, column, row, pixel, drawn, at) + look(after, 1, toAfter, column, row, pixel, drawn, at);
      for (int channel = at; channel < at + channels; channel++) {
        drawn[channel] /= sum;
      }
    }

    /** Adds what is seen of one frame and tells with what weight. */
    private float look(Spline frame, int side, float reach, int column, int row, int pixel, float[] drawn, int at) {
      float total = 0;
      float meanX = 0;
      float meanY = 0;
      for (int idea = 0; idea < ideas.length; idea++) {
        float weight = weight(idea, side, pixel);
        total += weight;
        meanX += weight * ideas[idea][2 * pixel];
        meanY += weight * ideas[idea][2 * pixel + 1];
      }
      if (total == 0) {
        return 0;
      }
      meanX /= total;
      meanY /= total;
      if (spread(side, pixel, meanX, meanY, NEGLIGIBLE * total) * Math.abs(reach) <= AGREEMENT) {
        return sample(frame, column + reach * meanX, row + reach * meanY, total, drawn, at);
      }
      float sum = 0;
      for (int idea = 0; idea < ideas.length; idea++) {
        float weight = weight(idea, side, pixel);
        if (weight > NEGLIGIBLE * total) {
          sum += sample(frame, column + reach * ideas[idea][2 * pixel], row + reach * ideas[idea][2 * pixel + 1], weight, drawn, at);
        }
      }
      return sum;
    }

    private float spread(int side, int pixel, float meanX, float meanY, float counts) {
      float spread = 0;
      for (int idea = 0; idea < ideas.length; idea++) {
        if (weight(idea, side, pixel) > counts) {
          float x = Math.abs(ideas[idea][2 * pixel] - meanX);
          float y = Math.abs(ideas[idea][2 * pixel + 1] - meanY);
          spread = Math.max(spread, Math.max(x, y));
        }
      }
      return spread;
    }

    private float weight(int idea, int side, int pixel) {
      return weights[idea / 2][4 * pixel + 2 * (idea % 2) + side];
    }

    private float sample(Spline frame, float x, float y, float weight, float[] drawn, int at) {
      float counted = weight * (OUTSIDE + (1 - OUTSIDE) * frame.inside(x, y));
      frame.add(x, y, counted, drawn, at);
      return counted;
    }
  }
}
