package framewright.effect.keying;

import framewright.engine.Tensor;

/**
 * How sure it is that a colour found in a frame is that of a screen: a screen is pure, covers a
 * good part of the frame in areas and not in lines, and there is little between its colour and that
 * of other things.
 */
final class ScreenTrust {
  private static final double DARKEST = 0.15;

  /** What a cell of the screen has of the screen's purity and liveliness. */
  private static final double PURE = 0.6;

  private static final double HALF_PURE = 0.3;
  private static final double LIVELY = 0.3;

  private final int columns;
  private final boolean[] screen;
  private int share;
  private int between;

  private ScreenTrust(Tensor cells, ScreenColour found, double excess) {
    int count = (int) (cells.shape()[1] * cells.shape()[2]);
    this.columns = (int) cells.shape()[2];
    this.screen = new boolean[count];
    float[] planes = new float[3 * count];
    cells.floats().get(planes);
    int main = (found.blue() ? 2 : 1) * count;
    int other = (found.blue() ? 1 : 2) * count;
    for (int cell = 0; cell < count; cell++) {
      look(cell, planes[cell], planes[main + cell], planes[other + cell], found, excess);
    }
  }

  /**
   * From 0, not at all, to 1.
   *
   * @param cells means of the frame [3, rows, columns]
   * @param excess what its liveliest cells have of the colour over the other two
   */
  static double of(Tensor cells, ScreenColour found, double excess) {
    return new ScreenTrust(cells, found, excess).trust(found, excess);
  }

  private double trust(ScreenColour found, double excess) {
    double all = Math.max(1, share);
    return within(found.purity(), 0.1, 0.4)
        * within(excess, 0.04, 0.12)
        * within(all / screen.length, 0, 0.15)
        * within(inner() / all, 0.45, 0.85)
        * (1 - within(between / all, 0.1, 0.8));
  }

  private static double within(double value, double none, double full) {
    return Math.max(0, Math.min(1, (value - none) / (full - none)));
  }

  private void look(
      int cell, float red, float main, float other, ScreenColour found, double excess) {
    double lead = main - Math.max(red, other);
    double purity = lead / Math.max(DARKEST, main);
    screen[cell] = purity > PURE * found.purity() && lead > LIVELY * excess;
    share += screen[cell] ? 1 : 0;
    between += !screen[cell] && purity > HALF_PURE * found.purity() ? 1 : 0;
  }

  /** Cells of the screen with nothing else beside them. */
  private int inner() {
    int inner = 0;
    for (int cell = 0; cell < screen.length; cell++) {
      int column = cell % columns;
      boolean across = is(cell, column > 0 ? -1 : 0) && is(cell, column < columns - 1 ? 1 : 0);
      inner += across && is(cell, -columns) && is(cell, columns) ? 1 : 0;
    }
    return inner;
  }

  /** Is the cell of the screen, and the one so far from it, if it lies in the frame? */
  private boolean is(int cell, int away) {
    int other = cell + away;
    return screen[cell] && (other < 0 || other >= screen.length || screen[other]);
  }
}
