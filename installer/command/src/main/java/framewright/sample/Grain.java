package framewright.sample;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A camera's noise: different in every frame, the same in every run. */
final class Grain {
  private static final int[] SHIFTS = {16, 8, 0};

  private Grain() {}

  /** Adds noise of this many levels of 255 to every component. */
  static void add(BufferedImage image, int frame, double levels) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    long state = 0x9e3779b97f4a7c15L * (frame + 1);
    for (int i = 0; i < pixels.length; i++) {
      int noisy = 0;
      for (int shift : SHIFTS) {
        state = mix(state);
        double noise = ((state >>> 40) + (state & 0xffffff)) / (double) (1 << 24) - 1;
        long level = Math.round(((pixels[i] >> shift) & 0xff) + noise * levels);
        noisy |= (int) Math.max(0, Math.min(255, level)) << shift;
      }
      pixels[i] = noisy;
    }
  }

  private static long mix(long state) {
    long x = state + 0x9e3779b97f4a7c15L;
    x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }
}
