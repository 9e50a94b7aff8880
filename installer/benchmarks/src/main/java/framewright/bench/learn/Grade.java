package framewright.bench.learn;

import framewright.bench.key.Plane;

/** What a colourist does to a whole picture or to one thing in it. */
final class Grade {
  private static final double LINES = 360;
  private static final float[] WARM = {1.25f, 1.02f, 0.7f};
  private static final float[] COOL = {0.62f, 0.75f, 1.0f};

  private Grade() {}

  /** Warm light from the left on every form, cool shade on the other side of it. */
  static Plate relit(Plate plate) {
    float[] form = Plane.blur(plate.luma(), plate.width(), 5 * plate.height() / LINES);
    Plate result = Plate.blank(plate.width(), plate.height());
    for (int i = 0; i < plate.pixels(); i++) {
      int x = i % plate.width();
      int ahead = (int) Math.min(plate.width() - 1, x + 4 * plate.height() / LINES);
      float facing = form[i - x + ahead] - form[i];
      float lit = Plate.clamped(0.45f + 2.2f * facing + 0.35f * (form[i] - 0.5f));
      for (int channel = 0; channel < 3; channel++) {
        float light = COOL[channel] + (WARM[channel] - COOL[channel]) * lit;
        result.rgb()[channel][i] = Plate.clamped(plate.rgb()[channel][i] * light);
      }
    }
    return result;
  }

  /** What is of a strong orange or red becomes blue, as bright as it was. */
  static Plate recoloured(Plate plate) {
    Plate result = Plate.blank(plate.width(), plate.height());
    for (int i = 0; i < plate.pixels(); i++) {
      float red = plate.rgb()[0][i];
      float green = plate.rgb()[1][i];
      float blue = plate.rgb()[2][i];
      float strong = (red - blue) / Math.max(0.05f, red);
      float share = smooth((strong - 0.62f) / 0.12f) * smooth((red - 0.18f) / 0.1f);
      result.rgb()[0][i] = red + (blue - red) * share;
      result.rgb()[1][i] = green + (0.8f * green - green) * share;
      result.rgb()[2][i] = blue + (red - blue) * share;
    }
    return result;
  }

  private static float smooth(float value) {
    float share = Plate.clamped(value);
    return share * share * (3 - 2 * share);
  }
}
