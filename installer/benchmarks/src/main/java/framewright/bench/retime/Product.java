package framewright.bench.retime;

import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.render.EffectSession;
import framewright.render.FrameReport;
import framewright.render.Home;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ours, through the real plugin and server. */
final class Product implements Contender, AutoCloseable {
  private final String name;
  private final String quality;
  private final Home home;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private EffectSession session;
  private PictureFormat format;
  private Picture before;
  private Picture after;
  private FrameReport report = FrameReport.NONE;
  private double milliseconds;

  Product(String name, String quality, Home home) {
    this.name = name;
    this.quality = quality;
    this.home = home;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Picture between(Picture first, Picture second, double time) throws Exception {
    open(first.format());
    before = first;
    after = second;
    session.set("source_frame", Double.toString(time));
    EffectSession.RenderedFrame rendered = session.render(0);
    report = rendered.report();
    milliseconds = rendered.milliseconds();
    return rendered.picture();
  }

  /** What the plugin said of the last frame. */
  FrameReport report() {
    return report;
  }

  /** Of the last frame, from the host's call to its return. */
  double milliseconds() {
    return milliseconds;
  }

  void set(String parameter, String value) {
    settings.put(parameter, value);
    if (session != null) {
      session.set(parameter, value);
    }
  }

  private void open(PictureFormat wanted) {
    if (wanted.equals(format)) {
      return;
    }
    close();
    format = wanted;
    FrameRange pair = new FrameRange(0, 1);
    session = EffectSession.open("retime", home, format, pair, 24);
    session.connect("Source", format, pair, frame -> frame == 0 ? before : after);
    session.set("mode", "time");
    session.set("quality", quality);
    settings.forEach(session::set);
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
