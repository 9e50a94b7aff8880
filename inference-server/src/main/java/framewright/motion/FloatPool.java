package framewright.motion;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Large arrays of the last frame for the next one: fresh ones cost a clearing, and pile up until
 * they are collected.
 */
final class FloatPool {
  /** A pair with alpha. */
  private static final int MOST = 4;

  private static final Deque<SoftReference<float[]>> IDLE = new ArrayDeque<>();

  private FloatPool() {}

  /** An array of exactly this length; its content is whatever the last owner left. */
  static synchronized float[] take(int length) {
    for (SoftReference<float[]> idle : IDLE) {
      float[] floats = idle.get();
      if (floats != null && floats.length == length) {
        IDLE.remove(idle);
        return floats;
      }
    }
    return new float[length];
  }

  static synchronized void giveBack(float[] floats) {
    IDLE.addFirst(new SoftReference<>(floats));
    while (IDLE.size() > MOST) {
      IDLE.removeLast();
    }
  }
}
