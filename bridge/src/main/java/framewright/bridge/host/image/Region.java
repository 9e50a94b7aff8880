package framewright.bridge.host.image;

/** A region in canonical coordinates: full-size square pixels, y upwards. */
public record Region(double x1, double y1, double x2, double y2) {

  public static Region ofSize(double width, double height) {
    return new Region(0, 0, width, height);
  }

  public static Region of(double[] corners) {
    return new Region(corners[0], corners[1], corners[2], corners[3]);
  }

  public Region union(Region other) {
    return new Region(
        Math.min(x1, other.x1),
        Math.min(y1, other.y1),
        Math.max(x2, other.x2),
        Math.max(y2, other.y2));
  }

  /** The pixels that hold this region at a render scale and pixel aspect ratio. */
  public Rect toPixels(double scale, double aspect) {
    return new Rect(
        (int) Math.floor(x1 * scale / aspect),
        (int) Math.floor(y1 * scale),
        (int) Math.ceil(x2 * scale / aspect),
        (int) Math.ceil(y2 * scale));
  }

  public static Region ofPixels(Rect pixels, double scale, double aspect) {
    return new Region(
        pixels.x1() * aspect / scale,
        pixels.y1() / scale,
        pixels.x2() * aspect / scale,
        pixels.y2() / scale);
  }

  public double[] corners() {
    return new double[] {x1, y1, x2, y2};
  }
}
