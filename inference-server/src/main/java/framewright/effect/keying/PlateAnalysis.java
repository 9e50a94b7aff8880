package framewright.effect.keying;

import framewright.effect.Strips;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One frame, looked over for the network: its plate, mended where it is broken, its cells and its
 * lines. Belongs to one render; cells are cached beyond it. Pixels that are no numbers are found
 * here, so whoever wants a plate of the Source asks here.
 */
final class PlateAnalysis implements AutoCloseable {
  private static final String CELLS = "cells";
  private static final String BROKEN = "broken";

  private final Work work;
  private final KeyRecipe recipe;
  private final Frame frame;
  private final Plates plates;
  private TensorCache.Lease cells;
  private boolean broken;
  private Plates.Plate plate;
  private PaddedPlate padded;
  private Tensor lines;

  PlateAnalysis(Work work, KeyRecipe recipe, ScreenTurn turn, Frame frame) {
    this.work = work;
    this.recipe = recipe;
    this.frame = frame;
    this.plates = new Plates(work, turn);
  }

  Frame frame() {
    return frame;
  }

  /** Means of the whole frame [3, rows, columns], green and blue as they are. */
  Tensor cells() {
    if (cells == null) {
      cells = work.cache().lease(plates.key(CELLS + recipe.shrink(), frame), this::analysed);
      if (!broken && cells.tensors().containsKey(BROKEN)) {
        mend();
      }
    }
    return cells.tensor(CELLS);
  }

  /** [height, width, 4], display-encoded and straight; alive until this is closed. */
  Tensor plate() {
    cells();
    return opened();
  }

  /** The plate on the network's grid. */
  PaddedPlate padded() {
    cells();
    return onGrid();
  }

  /**
   * The picture the network works at, [lines, 3, columns]. The caller closes it: it is as large as
   * the frame.
   */
  Tensor takeLines() {
    if (lines == null) {
      survey().close();
    }
    Tensor taken = lines;
    lines = null;
    return taken;
  }

  /** What a thing derived from this frame is cached by. */
  List<Object> key(String thing) {
    return plates.key(thing, frame);
  }

  @Override
  public void close() {
    forgetPlate();
    if (lines != null) {
      lines.close();
    }
    if (cells != null) {
      cells.close();
    }
  }

  private Map<String, Tensor> analysed() {
    Tensor found = survey();
    if (isWhole(found)) {
      return Map.of(CELLS, found);
    }
    found.close();
    mend();
    return Map.of(CELLS, survey(), BROKEN, Tensor.scalar(1));
  }

  /** A pixel that is not a number leaves none in its cells. */
  private static boolean isWhole(Tensor cells) {
    float[] values = new float[cells.byteSize() / Float.BYTES];
    cells.floats().get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /**
   * One such number would spread over the whole frame: from now on the plate is black where there
   * are any.
   */
  private void mend() {
    broken = true;
    forgetPlate();
    work.report()
        .warning(
            "The "
                + frame.clip()
                + " clip has broken pixels (not numbers), which are keyed as black. Repair them before"
                + " the key, or render that frame anew.");
  }

  private Tensor opened() {
    if (plate == null) {
      plate = broken ? plates.mended(frame) : plates.of(frame);
    }
    return plate.tensor();
  }

  private PaddedPlate onGrid() {
    if (padded == null) {
      padded = PaddedPlate.of(opened(), recipe);
    }
    return padded;
  }

  private void forgetPlate() {
    if (padded != null) {
      padded.close();
      padded = null;
    }
    if (plate != null) {
      plate.close();
      plate = null;
    }
  }

  /** Writes the lines, and returns the cells. */
  private Tensor survey() {
    PaddedPlate picture = onGrid();
    if (lines == null) {
      lines = Tensor.allocate(picture.lines(), 3, picture.columns());
    }
    int rows = recipe.cellRows(picture.plateHeight(), picture.plateWidth());
    int columns = recipe.cellColumns(picture.plateHeight(), picture.plateWidth());
    Tensor means = survey(picture, rows, columns);
    picture.repeatLast(lines);
    return means;
  }

  /** Every strip adds to the cells that it touches, in the order of strips whichever ends first. */
  private Tensor survey(PaddedPlate picture, int rows, int columns) {
    int shrink = recipe.shrink();
    double cellHeight = (double) picture.plateHeight() / shrink / rows;
    Map<Integer, Tensor> shares = new ConcurrentSkipListMap<>();
    try (TensorCache.Lease across = across(picture, columns)) {
      Strips.of(picture.height() / shrink, picture.width() * shrink)
          .each(
              work.graphs(),
              "survey",
              (runner, first, count) -> {
                int above = cellOf(first, cellHeight, rows);
                int touched = Math.min(rows, (int) Math.ceil((first + count) / cellHeight)) - above;
                Tensor share = Tensor.allocate(3, touched, columns);
                shares.put(first, share);
                runner.run(
                    recipe.surveyRole(),
                    Map.of(
                        "plate",
                        picture.rows(first * shrink, count * shrink),
                        "columns",
                        across.tensor("across"),
                        "rows",
                        Weights.meanRows(above, touched, cellHeight, first, count)),
                    Map.of("lines", lines.rows(first, count), "cells", share));
              });
    }
    float[] sum = new float[3 * rows * columns];
    shares.forEach((first, share) -> add(share, sum, cellOf(first, cellHeight, rows)));
    shares.values().forEach(Tensor::close);
    Tensor means = Tensor.allocate(3, rows, columns);
    means.floats().put(sum);
    return means;
  }

  private static int cellOf(int line, double cellHeight, int rows) {
    return Math.min(rows - 1, (int) (line / cellHeight));
  }

  /** How much each column counts for the cells of a row; the same for every frame of a size. */
  private TensorCache.Lease across(PaddedPlate picture, int columns) {
    int width = picture.columns();
    List<Object> size = List.of("key", "across", picture.plateWidth(), width, columns);
    double cellWidth = (double) picture.plateWidth() / recipe.shrink() / columns;
    return work.cache()
        .lease(size, () -> Map.of("across", Weights.meanColumns(columns, cellWidth, width)));
  }

  /** Adds the share [3, rows, columns] to the rows of the sum from {@code above} on. */
  private static void add(Tensor share, float[] sum, int above) {
    int columns = (int) share.shape()[2];
    float[] part = new float[(int) share.shape()[1] * columns];
    FloatBuffer parts = share.floats();
    for (int plane = 0; plane < 3; plane++) {
      parts.get(part);
      int place = plane * sum.length / 3 + above * columns;
      for (int i = 0; i < part.length; i++) {
        sum[place + i] += part[i];
      }
    }
  }
}
