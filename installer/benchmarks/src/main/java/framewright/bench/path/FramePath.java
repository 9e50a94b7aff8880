package framewright.bench.path;

import framewright.bench.Samples;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FrameRange;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Home;

/**
 * The whole way with the identity model: host image, plugin, server, model, and back into a host
 * image.
 */
final class FramePath implements AutoCloseable {
  private static final String IDENTITY = "framewright-identity";

  private final EffectSession session;

  FramePath(Home home, int width, int height, PixelDepth depth) {
    PictureFormat format =
        new PictureFormat(
            width,
            height,
            depth,
            AlphaKind.PREMULTIPLIED,
            depth.isFloating() ? ColourSpace.LINEAR : ColourSpace.SRGB);
    session = EffectSession.open("model", home, format, new FrameRange(0, 0), 24);
    session.connectStill("Source", format);
    session.set("model", IDENTITY);
  }

  Samples measure(int warmUps, int counted) throws Exception {
    return Samples.of(warmUps, counted, () -> session.renderUnread(0));
  }

  @Override
  public void close() {
    session.close();
  }
}
