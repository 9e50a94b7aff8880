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

  /** How far the values are apart, pixel by pixel. */
  Plane difference(Plane other) {
    Plane result = blank(width, height);
    for (int i = 0; i < values.length; i++) {
      result.values[i] = Math.abs(values[i] - other.values[i]);
    }
    return result;
  }

  /** Each pixel the mean of a square that reaches so far around it. */
  Plane blurred(int reach) {
    return meanAlong(reach, 1, 0).meanAlong(reach, 0, 1);
  }

  private Plane meanAlong(int reach, int right, int down) {
    Plane result = blank(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int step = -reach; step <= reach; step++) {
          sum += at(x + step * right, y + step * down);
        }
        result.values[y * width + x] = sum / (2 * reach + 1);
      }
    }
    return result;
  }
}
