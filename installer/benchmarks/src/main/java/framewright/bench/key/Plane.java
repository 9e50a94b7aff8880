package framewright.bench.key;

import java.util.function.DoubleUnaryOperator;

/** Arithmetic on single planes of floats, [height * width]. */
public final class Plane {
  private Plane() {}

  static float[] map(float[] plane, DoubleUnaryOperator operator) {
    float[] result = new float[plane.length];
    for (int i = 0; i < plane.length; i++) {
      result[i] = (float) operator.applyAsDouble(plane[i]);
    }
    return result;
  }

  static float clamp(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }

  static double toLight(double code) {
    return code <= 0.04045 ? code / 12.92 : Math.pow((code + 0.055) / 1.055, 2.4);
  }

  static double toCode(double light) {
    double positive = Math.max(light, 0);
    return positive <= 0.0031308 ? positive * 12.92 : 1.055 * Math.pow(positive, 1 / 2.4) - 0.055;
  }

  static float[][] toLight(float[][] planes) {
    return new float[][] {
      map(planes[0], Plane::toLight), map(planes[1], Plane::toLight), map(planes[2], Plane::toLight)
    };
  }

  static float[][] toCode(float[][] planes) {
    return new float[][] {
      map(planes[0], Plane::toCode), map(planes[1], Plane::toCode), map(planes[2], Plane::toCode)
    };
  }

  /** A bell blur with repeated edges. */
  public static float[] blur(float[] plane, int width, double sigma) {
    int radius = (int) Math.ceil(3 * sigma);
    double[] bell = new double[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      bell[i + radius] = Math.exp(-0.5 * i * i / (sigma * sigma));
      sum += bell[i + radius];
    }
    for (int i = 0; i < bell.length; i++) {
      bell[i] /= sum;
    }
    return convolve(convolve(plane, width, bell, 1), width, bell, width);
  }

  private static float[] convolve(float[] plane, int width, double[] weights, int step) {
    float[] result = new float[plane.length];
    int radius = weights.length / 2;
    int count = step == 1 ? width : plane.length / width;
    for (int i = 0; i < plane.length; i++) {
      int place = step == 1 ? i % width : i / width;
      double sum = 0;
      for (int k = -radius; k <= radius; k++) {
        int at = Math.max(0, Math.min(count - 1, place + k));
        sum += weights[k + radius] * plane[i + (at - place) * step];
      }
      result[i] = (float) sum;
    }
    return result;
  }

  /** Size of the gradient of the blurred plane, as matting papers have it: Sobel / 8. */
  static float[] gradient(float[] plane, int width) {
    float[] soft = blur(plane, width, 1.4);
    float[] result = new float[plane.length];
    int height = plane.length / width;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double across = 0;
        double down = 0;
        for (int k = -1; k <= 1; k++) {
          int weight = 2 - Math.abs(k);
          across +=
              weight
                  * (at(soft, width, height, x + 1, y + k) - at(soft, width, height, x - 1, y + k));
          down +=
              weight
                  * (at(soft, width, height, x + k, y + 1) - at(soft, width, height, x + k, y - 1));
        }
        result[y * width + x] = (float) (Math.hypot(across, down) / 8);
      }
    }
    return result;
  }

  private static float at(float[] plane, int width, int height, int x, int y) {
    int column = Math.max(0, Math.min(width - 1, x));
    return plane[Math.max(0, Math.min(height - 1, y)) * width + column];
  }

  /** Half as wide and high, means of 2 x 2. */
  static float[] halved(float[] plane, int width) {
    int half = width / 2;
    float[] result = new float[half * (plane.length / width / 2)];
    for (int i = 0; i < result.length; i++) {
      int corner = i / half * 2 * width + i % half * 2;
      result[i] =
          (plane[corner] + plane[corner + 1] + plane[corner + width] + plane[corner + width + 1])
              / 4;
    }
    return result;
  }

  /** Twice as wide and high, linear. */
  static float[] doubled(float[] plane, int width) {
    int height = plane.length / width;
    float[] result = new float[plane.length * 4];
    for (int y = 0; y < height * 2; y++) {
      int top = Math.floorDiv(y - 1, 2);
      double low = (y & 1) == 0 ? 0.75 : 0.25;
      for (int x = 0; x < width * 2; x++) {
        int left = Math.floorDiv(x - 1, 2);
        double near = (x & 1) == 0 ? 0.75 : 0.25;
        double upper =
            (1 - near) * at(plane, width, height, left, top)
                + near * at(plane, width, height, left + 1, top);
        double lower =
            (1 - near) * at(plane, width, height, left, top + 1)
                + near * at(plane, width, height, left + 1, top + 1);
        result[y * width * 2 + x] = (float) ((1 - low) * upper + low * lower);
      }
    }
    return result;
  }

  /** The smallest value within a square of the given radius. */
  static float[] eroded(float[] plane, int width, int radius) {
    int height = plane.length / width;
    float[] result = new float[plane.length];
    for (int i = 0; i < plane.length; i++) {
      float least = 1;
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          least = Math.min(least, at(plane, width, height, i % width + dx, i / width + dy));
        }
      }
      result[i] = least;
    }
    return result;
  }
}
