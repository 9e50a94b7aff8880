package framewright.bench.faults;

import framewright.bridge.host.OfxSequence;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Home;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** An effect at work on a clip: textured things that move before a green screen. */
public final class Shot implements AutoCloseable {
  static final List<String> EFFECTS = List.of("key", "style", "retime", "model");

  /** Where every effect has something to do: Retime is between two frames. */
  public static final double TIME = 1.5;

  private static final FrameRange FRAMES = new FrameRange(0, 3);
  private static final Map<String, String> SETTINGS =
      Map.of("retime", "speed=0.75", "model", "model=framewright-identity");

  private final EffectSession session;

  private Shot(EffectSession session) {
    this.session = session;
  }

  /** Of floats, as it is shown. */
  public static Shot of(String effect, Home home, int width, int height) throws FootageException {
    PictureFormat format =
        new PictureFormat(width, height, PixelDepth.FLOAT, AlphaKind.OPAQUE, ColourSpace.SRGB);
    Picture[] clip = new Picture[FRAMES.last() + 1];
    for (int frame = 0; frame < clip.length; frame++) {
      clip[frame] = drawn(format, frame);
    }
    return of(effect, home, format, frame -> clip[Math.max(0, Math.min(FRAMES.last(), frame))]);
  }

  static Shot of(String effect, Home home, PictureFormat format, IntFunction<Picture> clip)
      throws FootageException {
    EffectSession session = EffectSession.open(effect, home, format, FRAMES, 24);
    session.connect("Source", format, FRAMES, clip);
    Shot shot = new Shot(session);
    if (SETTINGS.containsKey(effect)) {
      String[] setting = SETTINGS.get(effect).split("=", 2);
      session.set(setting[0], setting[1]);
    }
    return shot;
  }

  public EffectSession session() {
    return session;
  }

  /** Frames are rendered for a file until it is closed: nobody waits for each of them. */
  OfxSequence export() {
    return session.sequence(FRAMES);
  }

  ByteBuffer pixels() throws FootageException {
    return session.render(TIME).picture().pixels();
  }

  private static Picture drawn(PictureFormat format, int frame) throws FootageException {
    Picture picture = Picture.allocate(format);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        paint(picture, x, y, frame);
      }
    }
    return picture;
  }

  private static void paint(Picture picture, int x, int y, int frame) {
    PictureFormat format = picture.format();
    int size = format.height() / 3;
    boolean inside =
        Math.abs(x - format.width() / 2 - 5 * frame) < size
            && Math.abs(y - format.height() / 2) < size;
    float texture = (float) (0.1 * Math.sin((x - 5 * frame) / 4.0) * Math.cos(y / 5.0));
    picture.setComponent(x, y, 0, inside ? 0.6f + texture : 0.1f);
    picture.setComponent(x, y, 1, inside ? 0.4f + texture : 0.6f);
    picture.setComponent(x, y, 2, inside ? 0.3f + texture : 0.15f);
    picture.setComponent(x, y, 3, 1);
  }

  @Override
  public void close() {
    session.close();
  }
}
