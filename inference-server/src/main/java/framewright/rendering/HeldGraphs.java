package framewright.rendering;

import framewright.effect.TensorCache;
import framewright.engine.Engine;
import framewright.frame.FrameFormat;
import framewright.frame.FramePool;
import java.time.Duration;

/**
 * What stays in memory from frame to frame: graphs with the memory that they work in, and derived
 * things. Graphs are closed only while nobody holds any. Thread-safe.
 */
final class HeldGraphs {
  private static final Duration LONGEST_UNUSED = Duration.ofSeconds(30);
  private static final double MUCH_LARGER = 2;

  /**
   * Beside the one that a render may load: what surrounds the looks of Style, and two looks that
   * are compared.
   */
  private static final int MOST_PACKS_OF_AN_EFFECT = 3;

  /** Of larger frames one pack less is kept. */
  private static final double LARGE_PIXELS = 4e6;

  private final TensorCache cache;

  /** Pixels at the process resolution of the frames that what is held was made for. */
  private double roomyFor;

  /** One frame, another that has stopped to let it go first, and what is done between frames. */
  private int holders;

  HeldGraphs(TensorCache cache) {
    this.cache = cache;
  }

  /** Graphs are held from now on. */
  synchronized void begin() {
    holders++;
  }

  /** The same by a frame, for which there is room then. */
  synchronized void begin(Engine open, FrameFormat format, double quality) {
    if (holders == 0) {
      makeRoom(open, format, quality);
    }
    holders++;
  }

  synchronized void end() {
    holders--;
  }

  /** All of it, unless more than so many hold graphs. */
  synchronized void giveBack(Engine open, int besides) {
    if (holders <= besides) {
      giveBack(open);
    }
  }

  /**
   * What smaller frames left does not fit a much larger one, and would lie beside what that needs.
   */
  private void makeRoom(Engine open, FrameFormat format, double quality) {
    double pixels = quality * quality * format.width() * format.height();
    if (roomyFor > 0 && pixels > MUCH_LARGER * roomyFor) {
      giveBack(open);
    }
    if (roomyFor == 0) {
      roomyFor = pixels;
    }
    open.closeUnused(LONGEST_UNUSED);
    open.closeAllButLatest(
        pixels > LARGE_PIXELS ? MOST_PACKS_OF_AN_EFFECT - 1 : MOST_PACKS_OF_AN_EFFECT);
  }

  private void giveBack(Engine open) {
    open.closeUnused(Duration.ZERO);
    cache.clear();
    FramePool.shared().clear();
    roomyFor = 0;
  }
}
