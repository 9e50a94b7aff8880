package framewright.bridge.host;

import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.suite.ImageHandle;
import java.util.concurrent.atomic.AtomicLong;

/** An image in a plugin's hands, as the properties that describe it. */
final class OpenImage extends PropertySet implements ImageHandle {

  private static final AtomicLong NUMBER = new AtomicLong();

  private final Image image;
  private final OfxClip clip;
  private final RunningRender render;

  /** Takes over the image. */
  OpenImage(Image image, OfxClip clip, RunningRender render, CStrings strings) {
    super(strings);
    this.image = image;
    this.clip = clip;
    this.render = render;
    describe(image.format(), render.request().scale());
  }

  private void describe(ImageFormat format, double scale) {
    double aspect = clip.properties().number(Ofx.IMAGE_ASPECT, 0);
    put(Ofx.TYPE, "OfxTypeImage")
        .put(Ofx.DEPTH, format.depth().ofxName())
        .put(Ofx.COMPONENTS, format.components().ofxName())
        .put(Ofx.PREMULTIPLICATION, format.premultiplication().ofxName())
        .put(Ofx.RENDER_SCALE, scale, scale)
        .put(Ofx.IMAGE_ASPECT, aspect)
        .putPointer(Ofx.IMAGE_DATA, image.bottomRowAddress())
        .put(Ofx.IMAGE_BOUNDS, format.bounds().corners())
        .put(Ofx.IMAGE_REGION, clip.region().toPixels(scale, aspect).corners())
        .put(Ofx.IMAGE_ROW_BYTES, format.rowBytes())
        .put(Ofx.IMAGE_FIELD, Ofx.FIELD_NONE)
        .put(Ofx.IMAGE_IDENTIFIER, "image-" + NUMBER.incrementAndGet());
  }

  OfxClip clip() {
    return clip;
  }

  @Override
  public void close() {
    render.closed(this);
    release();
    image.close();
  }
}
