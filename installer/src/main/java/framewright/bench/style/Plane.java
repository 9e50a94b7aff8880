package framewright.bench.style;

/** One channel of a small picture. */
final class Plane {
  private final int width;
  private final int height;
  private final float[] values;

  private Plane(int width, int height) {
    this.width = width;
    this.height = height;
    this.values = new float[width * height];
  }

  static Plane blank(int width, int height) {
    return new Plane(width, height);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The numbers themselves, row by row; writing to them writes to the plane. */
  float[] values() {
    return values;
  }

  float at(int x, int y) {
    int column = Math.max(0, Math.min(width - 1, x));
    int row = Math.max(0, Math.min(height - 1, y));
    return values[row * width + column];
  }

  /** Linear between pixels; edge pixels go on for ever. */
  float at(float x, float y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float right = x - left;
    float down = y - top;
    float upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    float lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return upper * (1 - down) + lower * down;
  }

  /** Half the size, each pixel the mean of four. */
  Plane halved() {
    Plane half = blank(Math.max(1, width / 2), Math.max(1, height / 2));
    for (int y = 0; y < half.height; y++) {
      for (int x = 0; x < half.width; x++) {
        half.values[y * half.width + x] =
            (at(2 * x, 2 * y)
                    + at(2 * x + 1, 2 * y)
                    + at(2 * x, 2 * y + 1)
                    + at(2 * x + 1, 2 * y + 1))
                / 4;
      }
    }
    return half;
  }

  /** Another size, linear between pixels, every value multiplied. */
  Plane resized(int newWidth, int newHeight, float factor) {
    Plane other = blank(newWidth, newHeight);
    float across = (float) width / newWidth;
    float down = (float) height / newHeight;
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        other.values[y * newWidth + x] =
            factor * at((x + 0.5f) * across - 0.5f, (y + 0.5f) * down - 0.5f);
      }
    }
    return other;
  }

  /** The mean of the square of pixels around each pixel. */
  Plane smoothed(int radius) {
    return slid(radius, 1, 0).slid(radius, 0, 1);
  }

  private Plane slid(int radius, int stepX, int stepY) {
    Plane mean = blank(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
          sum += at(x + k * stepX, y + k * stepY);
        }
        mean.values[y * width + x] = sum / (2 * radius + 1);
      }
    }
    return mean;
  }
}
