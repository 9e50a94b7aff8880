package framewright.sample;

import java.awt.image.BufferedImage;

/**
 * A moving picture drawn by code. The same frame of the same size is the same on every machine that
 * has the same Java.
 */
public interface Scene {

  String name();

  /** One frame, opaque, TYPE_INT_RGB. Time is in frames; fractions are fine. */
  BufferedImage draw(double time, int width, int height);
}
