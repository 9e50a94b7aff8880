package framewright.doctor;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.install.Stopping;
import framewright.render.EffectSession;
import framewright.render.Home;
import framewright.render.Setting;
import framewright.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One tiny frame of each effect, asked for as an editor does: through the plugin and the server,
 * which is ended afterwards. For a process of its own, as {@link OwnRoom} starts it.
 */
public final class Trial {
  private static final PictureFormat FORMAT =
      new PictureFormat(64, 48, PixelDepth.FLOAT, AlphaKind.OPAQUE, ColourSpace.SRGB);
  private static final FrameRange FRAMES = new FrameRange(0, 2);
  private static final List<String> EFFECTS = List.of("key", "style", "retime", "model", "learn");

  /** What makes an effect use every library it has. */
  private static final Map<String, String> SETTINGS =
      Map.of("retime", "speed=0.75", "model", "model=framewright-identity");

  private final Home home;

  public Trial(Home home) {
    this.home = home;
  }

  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    EFFECTS.forEach(effect -> findings.add(finding(effect)));
    endServer();
    return findings;
  }

  private Finding finding(String effect) {
    try (EffectSession session = EffectSession.open(effect, home, FORMAT, FRAMES, 24)) {
      List<Picture> clip = List.of(picture(0), picture(1), picture(2));
      session.connect("Source", FORMAT, FRAMES, clip::get);
      if (SETTINGS.containsKey(effect)) {
        session.set(Setting.parse(SETTINGS.get(effect)));
      }
      double milliseconds = session.render(1).milliseconds();
      return Finding.good(effect, "renders (the first frame took %.0f ms)".formatted(milliseconds));
    } catch (FootageException | RuntimeException | LinkageError e) {
      return Finding.bad(
          effect, e.getMessage(), "Do what the other arrows say; else see the logs.");
    }
  }

  /** A square that moves before a green screen. */
  private static Picture picture(int frame) throws FootageException {
    Picture picture = Picture.allocate(FORMAT);
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++) {
        boolean inside = Math.abs(x - 2 * frame - 32) < 10 && Math.abs(y - 24) < 10;
        paint(picture, x, y, inside);
      }
    }
    return picture;
  }

  private static void paint(Picture picture, int x, int y, boolean inside) {
    picture.setComponent(x, y, 0, inside ? 0.6f : 0.1f);
    picture.setComponent(x, y, 1, inside ? 0.4f : 0.6f);
    picture.setComponent(x, y, 2, inside ? 0.3f : 0.15f);
    picture.setComponent(x, y, 3, 1);
  }

  private static void endServer() {
    try {
      Stopping.stop(Stopping.ofThisUser(), new Report());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
