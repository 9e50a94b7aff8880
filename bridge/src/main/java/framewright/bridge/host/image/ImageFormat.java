package framewright.bridge.host.image;

import com.google.common.base.Preconditions;

/**
 * How an image lies in memory and what its numbers mean.
 *
 * @param bounds where its pixels lie, at this image's render scale
 * @param rowBytes distance in bytes from a row to the one above it in the picture; negative when
 *     memory starts with the top row, and larger than the pixels need when rows are padded
 */
public record ImageFormat(
    Rect bounds,
    Components components,
    Depth depth,
    Premultiplication premultiplication,
    int rowBytes) {

  public ImageFormat {
    Preconditions.checkArgument(
        !bounds.isEmpty(), "an image has at least one pixel, not %s", bounds);
    long needed = (long) bounds.width() * components.count() * depth.bytes();
    Preconditions.checkArgument(
        Math.abs((long) rowBytes) >= needed,
        "a row of %s bytes does not hold %s pixels",
        rowBytes,
        bounds.width());
  }

  /** Bottom row first, without padding, straight alpha. */
  public static ImageFormat of(Rect bounds, Components components, Depth depth) {
    int rowBytes = Math.multiplyExact(bounds.width(), components.count() * depth.bytes());
    return new ImageFormat(bounds, components, depth, Premultiplication.STRAIGHT, rowBytes);
  }

  public ImageFormat with(Premultiplication state) {
    return new ImageFormat(bounds, components, depth, state, rowBytes);
  }

  /** Memory starts with the top row. */
  public ImageFormat topRowFirst() {
    return new ImageFormat(bounds, components, depth, premultiplication, -Math.abs(rowBytes));
  }

  /** Rows are this many bytes longer. */
  public ImageFormat padded(int bytes) {
    int longer = rowBytes < 0 ? rowBytes - bytes : rowBytes + bytes;
    return new ImageFormat(bounds, components, depth, premultiplication, longer);
  }

  public int width() {
    return bounds.width();
  }

  public int height() {
    return bounds.height();
  }

  public int pixelBytes() {
    return components.count() * depth.bytes();
  }

  /** Bytes of one row's pixels, without padding. */
  public int packedRowBytes() {
    return width() * pixelBytes();
  }

  public long bytes() {
    return Math.abs((long) rowBytes) * height();
  }
}
