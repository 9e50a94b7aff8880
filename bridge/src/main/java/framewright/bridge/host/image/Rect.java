package framewright.bridge.host.image;

/** A rectangle of pixels, y upwards as OpenFX counts: x1 and y1 belong to it, x2 and y2 do not. */
public record Rect(int x1, int y1, int x2, int y2) {

  public static Rect ofSize(int width, int height) {
    return new Rect(0, 0, width, height);
  }

  public int width() {
    return Math.max(0, x2 - x1);
  }

  public int height() {
    return Math.max(0, y2 - y1);
  }

  public boolean isEmpty() {
    return width() == 0 || height() == 0;
  }

  public boolean contains(Rect other) {
    return x1 <= other.x1 && y1 <= other.y1 && x2 >= other.x2 && y2 >= other.y2;
  }

  public int[] corners() {
    return new int[] {x1, y1, x2, y2};
  }
}
