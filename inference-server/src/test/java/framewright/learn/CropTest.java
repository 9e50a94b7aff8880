package framewright.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CropTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 260;
  private static final int PIXELS = Crop.SIDE * Crop.SIDE;

  @Test
  void withoutVariationTheExampleIsSeenAsItIs() {
    Random chance = new Random(3);
    for (int i = 0; i < 10; i++) {
      float[] crop = crop(new Variation(0, false), chance);
      assertEquals(1, step(crop), 1e-3);
      assertEquals(crop[0] * WIDTH, Math.rint(crop[0] * WIDTH), 1e-3, "whole pixels");
    }
  }

  @Test
  void usuallyHalfOfTheCropsAreOtherwise() {
    Random chance = new Random(3);
    int asTheyAre = 0;
    for (int i = 0; i < 200; i++) {
      asTheyAre += Math.abs(step(crop(Variation.USUAL, chance)) - 1) < 1e-3 ? 1 : 0;
    }
    assertTrue(asTheyAre > 70 && asTheyAre < 130, asTheyAre + " of 200");
  }

  @Test
  void thoseThatKeepThePixelsOfARepairKeepTheirColoursAndOfAMatteNoneDo() {
    assertEquals(0.5, untinted(Task.REPAIR), 0.15);
    assertEquals(0, untinted(Task.MATTE));
  }

  /** The share of crops that show the very numbers of the example. */
  private static double untinted(Task task) {
    Random chance = new Random(3);
    int untinted = 0;
    for (int i = 0; i < 200; i++) {
      FloatBuffer sources = FloatBuffer.allocate(3 * PIXELS);
      FloatBuffer aims = FloatBuffer.allocate(3 * PIXELS);
      new Crop(columns(task), Variation.USUAL, chance)
          .write(sources, aims, FloatBuffer.allocate(PIXELS), false);
      untinted += sources.get(PIXELS / 2) == aims.get(PIXELS / 2) ? 1 : 0;
    }
    return untinted / 200.0;
  }

  @Test
  void flipsMirrorSomeCrops() {
    Random chance = new Random(3);
    Set<Long> steps = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      steps.add(Math.round(step(crop(new Variation(0, true), chance))));
    }
    assertEquals(Set.of(-1L, 1L), steps);
  }

  /** How many columns of the example lie between two of a crop, in the middle of it. */
  private static double step(float[] crop) {
    int middle = PIXELS / 2 + Crop.SIDE / 2;
    return (crop[middle + 1] - crop[middle]) * WIDTH;
  }

  /** The plane that says at which column of the example a pixel lies. */
  private static float[] crop(Variation variation, Random chance) {
    FloatBuffer sources = FloatBuffer.allocate(3 * PIXELS);
    FloatBuffer aims = FloatBuffer.allocate(3 * PIXELS);
    FloatBuffer weights = FloatBuffer.allocate(PIXELS);
    new Crop(columns(Task.PICTURE), variation, chance).write(sources, aims, weights, false);
    float[] plane = new float[PIXELS];
    aims.get(0, plane);
    return plane;
  }

  private static Example columns(Task task) {
    FloatBuffer pixels = FloatBuffer.allocate(WIDTH * HEIGHT * 4);
    for (int i = 0; i < pixels.capacity(); i++) {
      pixels.put(i, i / 4 % WIDTH / (float) WIDTH);
    }
    return new Example(WIDTH, HEIGHT, pixels, pixels, task);
  }
}
