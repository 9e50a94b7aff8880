package framewright.bridge.host.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a plugin has drawn into a viewer, in its order. */
public final class Drawing {

  /** What the draw suite can draw, by the suite's numbers. */
  public enum Kind {
    LINES(0),
    LINE_STRIP(1),
    LINE_LOOP(2),
    RECTANGLE(3),
    POLYGON(4),
    ELLIPSE(5);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Optional<Kind> of(int code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
  }

  /** A place in the picture. */
  public record Place(double x, double y) {}

  /**
   * A shape.
   *
   * @param colour red, green, blue and alpha
   */
  public record Shape(Kind kind, List<Float> colour, List<Place> places) {}

  private final List<Shape> shapes = new ArrayList<>();
  private List<Float> colour = List.of(1f, 1f, 1f, 1f);

  void colour(float[] rgba) {
    colour = List.of(rgba[0], rgba[1], rgba[2], rgba[3]);
  }

  void add(Kind kind, List<Place> places) {
    shapes.add(new Shape(kind, colour, places));
  }

  public List<Shape> shapes() {
    return List.copyOf(shapes);
  }
}
