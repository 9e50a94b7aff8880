package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.effect.Memory;
import framewright.effect.keying.KeyControls.Tiling;
import framewright.effect.keying.Plates.Plate;
import framewright.engine.Graph;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the network: a look at the whole frame through its cells, then strip by strip every pixel. What comes out, {@code key}
 * [height, width, 4] and {@code overview}, is kept, so moving a matte control runs no network.
 */
final class Keying {
  /** How far the second part of the network sees to each side; from its recipe. */
  private static final int REACH = 96;

  /** Strips begin and end on a multiple of this many pixels that the network works at. */
  private static final int GRID = 8;

  /** Pixels per strip: what the network needs for them stays under half a gigabyte. */
  private static final int STRIP_PIXELS = 2_100_000;

  private static final int SMALL_STRIP_PIXELS = 1_200_000;

  private static final int OVERVIEW_PLANES = 14;

  private final EffectJob job;
  private final Plates plates;
  private final ScreenColour screen;
  private final Tiling tiling;

  Keying(EffectJob job, Plates plates, ScreenColour screen, Tiling tiling) {
    this.job = job;
    this.plates = plates;
    this.screen = screen;
    this.tiling = tiling;
  }

  /** The key of one source frame; the masks and the clean plate of this render apply to it. */
  Memory.Lease of(Frame source) {
    List<Object> key = List.of(Plates.key("keyed", source), job.pack().manifest().files(), screen, job.quality(), tiling,
        identity("Inside"), identity("Outside"), identity("CleanPlate"));
    return job.memory().lease(key, () -> keyed(source));
  }

  private Object identity(String clip) {
    return job.input(clip).<Object>map(frame -> Plates.key("mask", frame)).orElse("");
  }

  private Map<String, Tensor> keyed(Frame source) {
    try (Plate plate = plates.of(source)) {
      Tensor overview = overview(source);
      Tensor key = Tensor.allocate(plate.height(), plate.width(), 4);
      strips(plate, overview, key);
      return Map.of("key", key, "overview", overview);
    }
  }

  private Tensor overview(Frame source) {
    int rows = Plates.cellRows(source.format().height(), source.format().width());
    int columns = Plates.cellColumns(source.format().height(), source.format().width());
    Tensor overview = Tensor.allocate(OVERVIEW_PLANES, rows / 2, columns / 2);
    try (Memory.Lease cells = plates.cells(source);
        Tensor green = greened(cells.tensor("cells"));
        Tensor inside = mask("Inside", rows, columns);
        Tensor outside = mask("Outside", rows, columns);
        Tensor clean = cleanPlate(rows, columns)) {
      Map<String, Tensor> inputs = new HashMap<>(Map.of("cells", green, "inside", inside, "outside", outside));
      inputs.put("pick", Tensor.vector(screen.values()));
      inputs.put("clean", clean);
      inputs.put("use_clean", Tensor.scalar(job.input("CleanPlate").isPresent() ? 1 : 0));
      job.run(job.graph(), inputs, Map.of("overview", overview));
    }
    return overview;
  }

  /** Cells with green and blue exchanged where the screen is blue. */
  private Tensor greened(Tensor cells) {
    long[] shape = cells.shape();
    int plane = (int) (shape[1] * shape[2]);
    Tensor green = Tensor.allocate(shape);
    FloatBuffer from = cells.floats();
    int[] order = screen.blue() ? new int[] {0, 2, 1} : new int[] {0, 1, 2};
    for (int i = 0; i < order.length; i++) {
      green.floats().put(i * plane, from, order[i] * plane, plane);
    }
    return green;
  }

  private Tensor mask(String clip, int rows, int columns) {
    Optional<Frame> mask = job.input(clip);
    return mask.isPresent() ? plates.maskCells(mask.get(), rows, columns) : zeros(1, rows, columns);
  }

  private Tensor cleanPlate(int rows, int columns) {
    Optional<Frame> frame = job.input("CleanPlate");
    if (frame.isEmpty()) {
      return zeros(3, rows, columns);
    }
    try (Memory.Lease cells = plates.cells(frame.get())) {
      Tensor green = greened(cells.tensor("cells"));
      long[] shape = green.shape();
      if (shape[1] == rows && shape[2] == columns) {
        return green;
      }
      green.close();
      throw Masks.otherShape(frame.get());
    }
  }

  private static Tensor zeros(int planes, int rows, int columns) {
    Tensor zeros = Tensor.allocate(planes, rows, columns);
    FloatBuffer floats = zeros.floats();
    while (floats.hasRemaining()) {
      floats.put(0);
    }
    return zeros;
  }

  private void strips(Plate plate, Tensor overview, Tensor key) {
    int shrink = (int) Math.round(1 / job.quality());
    Graph graph = job.graph(shrink == 1 ? "detail" : shrink == 2 ? "detail_half" : "detail_quarter");
    int step = stripRows(plate, shrink);
    for (int first = 0; first < plate.height(); first += step) {
      int count = Math.min(step, plate.height() - first);
      job.progress((double) first / plate.height(), "Keying");
      Strip strip = new Strip(plate.height(), plate.width(), first, count, shrink);
      Map<String, Tensor> inputs = strip.inputs(overview);
      inputs.put("plate", plate.tensor());
      inputs.put("blue", Tensor.scalar(screen.blue() ? 1 : 0));
      job.run(graph, inputs, Map.of("result", key.rows(first, count)));
    }
  }

  private int stripRows(Plate plate, int shrink) {
    if (tiling == Tiling.WHOLE) {
      return plate.height();
    }
    int pixels = (tiling == Tiling.SMALL ? SMALL_STRIP_PIXELS : STRIP_PIXELS) * shrink;
    int seen = pixels / plate.width();
    int unit = GRID * shrink;
    return seen >= plate.height() ? plate.height() : Math.max(unit, (seen - 2 * REACH * shrink) / unit * unit);
  }

  /** The pixels one run of the network reads and hands out. */
  private record Strip(int height, int width, int first, int count, int shrink) {
    Map<String, Tensor> inputs(Tensor overview) {
      int unit = GRID * shrink;
      int top = Math.max(0, first - REACH * shrink) / unit * unit;
      int bottom = Math.min(roundedUp(height, unit), roundedUp(first + count + REACH * shrink, unit));
      int across = roundedUp(width, unit);
      int half = 2 * shrink;
      int cellRows = (int) overview.shape()[1];
      int cellColumns = (int) overview.shape()[2];
      Map<String, Tensor> inputs = new HashMap<>();
      inputs.put("overview", overview);
      inputs.put("rows", Weights.indices(top, bottom - top, height));
      inputs.put("columns", Weights.indices(0, across, width));
      inputs.put("keep_rows", Weights.indices(first - top, count, bottom - top));
      inputs.put("keep_columns", Weights.indices(0, width, across));
      inputs.put("up_rows", Weights.enlargeRows(cellRows, height, top, half, (bottom - top) / half));
      inputs.put("up_columns", Weights.enlargeColumns(cellColumns, width, 0, half, across / half));
      return inputs;
    }

    private static int roundedUp(int value, int unit) {
      return (value + unit - 1) / unit * unit;
    }
  }
}
