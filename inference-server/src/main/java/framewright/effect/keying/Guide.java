package framewright.effect.keying;

import framewright.engine.Tensor;

/**
 * Matrices that resample the overview's planes for every row and column of a canvas. The network was trained with planes that
 * are sampled at half its size and doubled from there by straight lines; so are these.
 *
 * @param halfRows [lines / 2, cells], for half the size the network works at
 * @param rows [lines, cells], for that size
 * @param plateRows [rows, cells], for the plate's size
 * @param plateColumns [phases, cells, columns / phases], in as many phases as the graph {@code apply} works on
 */
record Guide(
    Tensor halfRows, Tensor halfColumns, Tensor rows, Tensor columns, Tensor plateRows, Tensor plateColumns) {
  /** The network answers for 2 x 2 pixels at once. */
  static final int PHASES = 2;

  static Guide of(Canvas canvas, Tensor overview) {
    int shrink = canvas.shrink();
    int cellRows = (int) overview.shape()[1];
    int cellColumns = (int) overview.shape()[2];
    float[][] halfRows = Weights.hat(cellRows, canvas.plateHeight(), 0, PHASES * shrink, canvas.lines() / PHASES);
    float[][] halfColumns =
        Weights.hat(cellColumns, canvas.plateWidth(), 0, PHASES * shrink, canvas.width() / shrink / PHASES);
    float[][] rows = Weights.enlarged(halfRows, PHASES);
    float[][] columns = Weights.enlarged(halfColumns, PHASES);
    return new Guide(
        Weights.upright(halfRows), Weights.turned(halfColumns), Weights.upright(rows), Weights.turned(columns),
        Weights.upright(Weights.enlarged(rows, shrink)),
        Weights.inPhases(Weights.enlarged(columns, shrink), PHASES * shrink));
  }
}
