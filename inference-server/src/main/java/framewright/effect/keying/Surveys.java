package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.effect.TensorCache;
import framewright.effect.keying.Plates.Plate;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What one pass over a plate finds for the network: its cells [3, rows, columns], green and blue as they are, which are
 * remembered, and its lines [rows, 3, columns], which live no longer than this render.
 */
final class Surveys implements AutoCloseable {
  private static final String BROKEN = "broken";

  private final EffectJob job;
  private final Plates plates;
  private final int shrink;
  private final IdentityHashMap<Frame, Tensor> lines = new IdentityHashMap<>();

  Surveys(EffectJob job, Plates plates) {
    this.job = job;
    this.plates = plates;
    this.shrink = (int) Math.round(1 / job.quality());
  }

  /** Plate pixels to each side of one pixel that the network works at. */
  int shrink() {
    return shrink;
  }

  /** What a thing found in a frame's cells is remembered by. */
  List<Object> key(String thing, Frame frame) {
    return plates.key(thing, frame);
  }

  /** Has the frame's plate mended where its pixels are broken. */
  TensorCache.Lease cells(Frame frame) {
    TensorCache.Lease cells = job.cache().lease(plates.key("cells" + shrink, frame), () -> looked(frame));
    if (cells.tensors().containsKey(BROKEN)) {
      plates.mend(frame);
    }
    return cells;
  }

  private Map<String, Tensor> looked(Frame frame) {
    Tensor cells = surveyed(frame);
    if (isWhole(cells)) {
      return Map.of("cells", cells);
    }
    cells.close();
    plates.mend(frame);
    return Map.of("cells", surveyed(frame), BROKEN, Tensor.scalar(1));
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

  /** The caller closes them. */
  Tensor takeLines(Frame frame) {
    if (!lines.containsKey(frame)) {
      surveyed(frame).close();
    }
    return lines.remove(frame);
  }

  @Override
  public void close() {
    lines.values().forEach(Tensor::close);
  }

  private Tensor surveyed(Frame frame) {
    try (Plate plate = plates.of(frame);
        Canvas canvas = Canvas.of(plate.tensor(), shrink)) {
      int rows = Plates.cellRows(plate.height(), plate.width());
      int columns = Plates.cellColumns(plate.height(), plate.width());
      Tensor all = Tensor.allocate(canvas.lines(), 3, canvas.width() / shrink);
      Tensor replaced = lines.put(frame, all);
      if (replaced != null) {
        replaced.close();
      }
      return survey(canvas, all, rows, columns);
    }
  }

  /** Writes the lines, and returns the cells. */
  private Tensor survey(Canvas canvas, Tensor all, int rows, int columns) {
    double cellHeight = (double) canvas.plateHeight() / shrink / rows;
    Map<Integer, Tensor> shares = new ConcurrentSkipListMap<>();
    try (TensorCache.Lease across = across(canvas, columns)) {
      Strips.each(job, "survey", canvas.height() / shrink, canvas.width() * shrink, (graphs, first, count) -> {
        int above = cellOf(first, cellHeight, rows);
        int touched = Math.min(rows, (int) Math.ceil((first + count) / cellHeight)) - above;
        Tensor share = Tensor.allocate(3, touched, columns);
        shares.put(first, share);
        graphs.run("survey" + suffix(shrink), Map.of(
            "plate", canvas.rows(first * shrink, count * shrink), "columns", across.tensor("across"),
            "rows", Weights.meanRows(above, touched, cellHeight, first, count)),
            Map.of("lines", all.rows(first, count), "cells", share));
      });
    }
    repeatLast(all, canvas.height() / shrink);
    float[] sum = new float[3 * rows * columns];
    shares.forEach((first, share) -> add(share, sum, cellOf(first, cellHeight, rows)));
    shares.values().forEach(Tensor::close);
    Tensor cells = Tensor.allocate(3, rows, columns);
    cells.floats().put(sum);
    return cells;
  }

  private static int cellOf(int line, double cellHeight, int rows) {
    return Math.min(rows - 1, (int) (line / cellHeight));
  }

  /** How much each column counts for the cells of a row; the same for every frame of a size. */
  private TensorCache.Lease across(Canvas canvas, int columns) {
    int width = canvas.width() / shrink;
    List<Object> size = List.of("key", "across", canvas.plateWidth(), width, columns);
    double cellWidth = (double) canvas.plateWidth() / shrink / columns;
    return job.cache().lease(size, () -> Map.of("across", Weights.meanColumns(columns, cellWidth, width)));
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

  private static void repeatLast(Tensor lines, int written) {
    ByteBuffer bytes = lines.bytes();
    int line = (int) (bytes.capacity() / lines.shape()[0]);
    for (int row = written; row < lines.shape()[0]; row++) {
      bytes.put(row * line, bytes, (written - 1) * line, line);
    }
  }

  /** The pack has one graph for each process resolution. */
  static String suffix(int shrink) {
    return shrink == 1 ? "" : shrink == 2 ? "_half" : "_quarter";
  }
}
