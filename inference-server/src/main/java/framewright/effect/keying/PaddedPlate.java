package framewright.effect.keying;

import framewright.engine.Tensor;
import java.nio.ByteBuffer;

/**
 * A plate on the network's grid: sides that its layers can halve. Most plates lie on it as they
 * are; others are copied, and their edges repeated.
 */
final class PaddedPlate implements AutoCloseable {
  private static final int PIXEL_BYTES = 4 * Float.BYTES;

  private final Tensor plate;
  private final Tensor onGrid;
  private final KeyRecipe recipe;

  private PaddedPlate(Tensor plate, Tensor onGrid, KeyRecipe recipe) {
    this.plate = plate;
    this.onGrid = onGrid;
    this.recipe = recipe;
  }

  /** Borrows the plate [height, width, 4]. */
  static PaddedPlate of(Tensor plate, KeyRecipe recipe) {
    int height = roundedUp(height(plate), recipe.phases() * recipe.shrink());
    int width = roundedUp(width(plate), recipe.grid() * recipe.shrink());
    boolean fits = height == height(plate) && width == width(plate);
    return new PaddedPlate(plate, fits ? plate : repeated(plate, height, width), recipe);
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
    return roundedUp(height() / recipe.shrink(), recipe.grid());
  }

  /** Columns of the picture the network works at. */
  int columns() {
    return width() / recipe.shrink();
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
        picture
            .bytes()
            .put((first + row) * bytes, rows.bytes(), row * width() * PIXEL_BYTES, bytes);
      }
    }
  }

  /** Fills the lines below the plate, which no pass writes. */
  void repeatLast(Tensor lines) {
    int written = height() / recipe.shrink();
    ByteBuffer bytes = lines.bytes();
    int line = (int) (bytes.capacity() / lines.shape()[0]);
    for (int row = written; row < lines.shape()[0]; row++) {
      bytes.put(row * line, bytes, (written - 1) * line, line);
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
        to.put(
            (row * width + column) * PIXEL_BYTES, from, source + bytes - PIXEL_BYTES, PIXEL_BYTES);
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
