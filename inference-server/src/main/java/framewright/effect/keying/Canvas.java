package framewright.effect.keying;

import framewright.engine.Tensor;
import java.nio.ByteBuffer;

/**
 * A plate on the network's grid: sides that its layers can halve. Most plates lie on it as they are; others are copied, and
 * their edges repeated.
 */
final class Canvas implements AutoCloseable {
  /** The network halves its picture three times. */
  static final int GRID = 8;

  private static final int PIXEL_BYTES = 4 * Float.BYTES;

  private final Tensor plate;
  private final Tensor onGrid;
  private final int shrink;

  private Canvas(Tensor plate, Tensor onGrid, int shrink) {
    this.plate = plate;
    this.onGrid = onGrid;
    this.shrink = shrink;
  }

  /**
   * Borrows the plate [height, width, 4].
   *
   * @param shrink plate pixels to each side of one pixel that the network works at
   */
  static Canvas of(Tensor plate, int shrink) {
    int height = roundedUp(height(plate), 2 * shrink);
    int width = roundedUp(width(plate), GRID * shrink);
    boolean fits = height == height(plate) && width == width(plate);
    return new Canvas(plate, fits ? plate : repeated(plate, height, width), shrink);
  }

  int shrink() {
    return shrink;
  }

  /** Rows of the grid that hold pixels of the plate, and few more. */
  int height() {
    return height(onGrid);
  }

  int width() {
    return width(onGrid);
  }

  int plateHeight() {
    return height(plate);
  }

  int plateWidth() {
    return width(plate);
  }

  /** Rows the network reads; the last ones may lie below the plate. */
  int lines() {
    return roundedUp(height() / shrink, GRID);
  }

  Tensor plate() {
    return plate;
  }

  /** Whether the plate lies on the grid as it is. */
  boolean isPlate() {
    return onGrid == plate;
  }

  Tensor rows(int first, int count) {
    return onGrid.rows(first, count);
  }

  interface Drawing {
    void draw(Tensor rows);
  }

  /** Has rows drawn at the grid's width, and puts what is the picture's into it. */
  void draw(Tensor picture, int first, int count, Drawing drawing) {
    int inside = Math.min(count, height(picture) - first);
    if (inside == count && width() == width(picture)) {
      drawing.draw(picture.rows(first, count));
      return;
    }
    try (Tensor rows = Tensor.allocate(count, width(), 4)) {
      drawing.draw(rows);
      int bytes = width(picture) * PIXEL_BYTES;
      for (int row = 0; row < inside; row++) {
        picture.bytes().put((first + row) * bytes, rows.bytes(), row * width() * PIXEL_BYTES, bytes);
      }
    }
  }

  @Override
  public void close() {
    if (!isPlate()) {
      onGrid.close();
    }
  }

  private static Tensor repeated(Tensor plate, int height, int width) {
    Tensor copy = Tensor.allocate(height, width, 4);
    ByteBuffer from = plate.bytes();
    ByteBuffer to = copy.bytes();
    int bytes = width(plate) * PIXEL_BYTES;
    for (int row = 0; row < height; row++) {
      int source = Math.min(row, height(plate) - 1) * bytes;
      to.put(row * width * PIXEL_BYTES, from, source, bytes);
      for (int column = width(plate); column < width; column++) {
        to.put((row * width + column) * PIXEL_BYTES, from, source + bytes - PIXEL_BYTES, PIXEL_BYTES);
      }
    }
    return copy;
  }

  private static int roundedUp(int value, int unit) {
    return (value + unit - 1) / unit * unit;
  }

  private static int height(Tensor picture) {
    return (int) picture.shape()[0];
  }

  private static int width(Tensor picture) {
    return (int) picture.shape()[1];
  }
}
