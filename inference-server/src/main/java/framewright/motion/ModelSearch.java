package framewright.motion;

import framewright.engine.Tensor;

/** A model that finds motion: on a graphics card the faster half of a match. */
public interface ModelSearch {
  /** Smaller pictures vanish in a pyramid. */
  int SMALLEST_SIDE = 64;

  /**
   * The motion from the first picture to the second in pixels [height, width, 2], as the frame
   * halfway sees it. The caller closes it.
   *
   * @param before encoded luma [height, width, 1]
   * @param after the same of the second picture
   */
  Tensor motion(Tensor before, Tensor after);
}
