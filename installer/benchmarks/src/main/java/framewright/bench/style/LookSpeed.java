package framewright.bench.style;

import framewright.bench.Panorama;
import framewright.bench.PlaybackTime;
import framewright.bench.SizeOption;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.render.EffectSession;
import framewright.render.Home;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a look takes at a size while a clip plays, through plugin and server: every frame is new
 * to the server, and it still knows the frames before.
 */
final class LookSpeed {
  private static final int FRAMES = 6;
  private static final double PAN = 7;

  private final Home home;
  private final List<Picture> frames = new ArrayList<>();

  LookSpeed(Home home, SizeOption size) throws FootageException {
    this.home = home;
    for (int i = 0; i < FRAMES; i++) {
      frames.add(Panorama.drawn(size.width(), size.height(), i * PAN));
    }
  }

  double milliseconds(String look, String hold) throws FootageException {
    Picture first = frames.get(0);
    FrameRange range = new FrameRange(0, FRAMES - 1);
    try (EffectSession session = EffectSession.open("style", home, first.format(), range, 24)) {
      session.connect("Source", first.format(), range, frames::get);
      if (look.equals(StyleBench.REFERENCE)) {
        session.connect("Reference", first.format(), range, frame -> first);
      }
      session.set("look", look);
      session.set("temporal_hold", hold);
      return PlaybackTime.milliseconds(session, FRAMES);
    }
  }
}
