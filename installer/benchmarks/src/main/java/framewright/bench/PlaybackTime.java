package framewright.bench;

import framewright.render.EffectSession;

/** How long a frame takes while a clip plays, through plugin and server. */
public final class PlaybackTime {
  private PlaybackTime() {}

  /**
   * The best of the frames after the first, which also loads the model: machines are shared.
   *
   * @param frames of the clip, from number 0 on; at least two
   */
  public static double milliseconds(EffectSession session, int frames) {
    session.renderUnread(0);
    double best = Double.MAX_VALUE;
    for (int i = 1; i < frames; i++) {
      long start = System.nanoTime();
      session.renderUnread(i);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }
}
