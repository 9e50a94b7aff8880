package framewright.learn;

import java.nio.FloatBuffer;
import java.util.Random;

/**
 * Puts the subject of a crop before another crop. A network that saw few backgrounds takes new ones
 * for the subject; before many it learns what the subject itself looks like.
 */
final class Pasting {
  private static final double OFTEN = 0.5;
  private static final int PIXELS = Crop.SIDE * Crop.SIDE;

  private Pasting() {}

  /** Of crops of three planes each, and their mattes. */
  static void some(FloatBuffer sources, FloatBuffer mattes, int crops, Random chance) {
    float[] pictures = new float[crops * 3 * PIXELS];
    float[] subjects = new float[crops * PIXELS];
    sources.get(0, pictures);
    mattes.get(0, subjects);
    for (int crop = 0; crop < crops; crop++) {
      if (chance.nextDouble() < OFTEN) {
        int behind = (crop + 1) % crops;
        for (int channel = 0; channel < 3; channel++) {
          lay(pictures, 3 * crop + channel, 3 * behind + channel, subjects, crop, sources);
        }
        layMatte(subjects, crop, behind, mattes);
      }
    }
  }

  private static void lay(
      float[] planes, int plane, int behind, float[] subjects, int subject, FloatBuffer to) {
    for (int i = 0; i < PIXELS; i++) {
      float cover = subjects[subject * PIXELS + i];
      float back = planes[behind * PIXELS + i];
      to.put(plane * PIXELS + i, back + (planes[plane * PIXELS + i] - back) * cover);
    }
  }

  /** Who stood there before stays the subject. */
  private static void layMatte(float[] subjects, int subject, int behind, FloatBuffer to) {
    for (int i = 0; i < PIXELS; i++) {
      float back = subjects[behind * PIXELS + i];
      to.put(subject * PIXELS + i, back + (1 - back) * subjects[subject * PIXELS + i]);
    }
  }
}
