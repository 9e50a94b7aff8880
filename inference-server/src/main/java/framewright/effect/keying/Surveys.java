package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.effect.Memory;
import framewright.effect.keying.Plates.Plate;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What one pass over a plate finds for the network: its cells [3, rows, columns], green and blue as they are, which are
 * remembered, and its lines [rows, 3, columns], which live no longer than this render.
 */
final class Surveys implements AutoCloseable {
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

  Memory.Lease cells(Frame frame) {
    return job.memory().lease(Plates.key("cells" + shrink, frame), () -> Map.of("cells", surveyed(frame)));
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
      Tensor cells = Plates.zeros(3, rows, columns);
      Tensor all = Tensor.allocate(canvas.lines(), 3, canvas.width() / shrink);
      Tensor replaced = lines.put(frame, all);
      if (replaced != null) {
        replaced.close();
      }
      survey(canvas, all, cells);
      return cells;
    }
  }

  private void survey(Canvas canvas, Tensor all, Tensor cells) {
    int rows = (int) cells.shape()[1];
    int columns = (int) cells.shape()[2];
    double cellHeight = (double) canvas.plateHeight() / shrink / rows;
    double cellWidth = (double) canvas.plateWidth() / shrink / columns;
    Tensor across = Weights.meanColumns(columns, cellWidth, canvas.width() / shrink);
    Map<Integer, Tensor> shares = new ConcurrentSkipListMap<>();
    Strips.each(job, "survey", 0, canvas.height() / shrink, canvas.width() * shrink, 1, (graphs, first, count) -> {
      int above = Math.min(rows - 1, (int) (first / cellHeight));
      int touched = Math.min(rows, (int) Math.ceil((first + count) / cellHeight)) - above;
      Tensor share = Tensor.allocate(3, touched, columns);
      shares.put(first, share);
      graphs.run("survey" + suffix(shrink), Map.of(
          "plate", canvas.rows(first * shrink, count * shrink), "columns", across,
          "rows", Weights.meanRows(above, touched, cellHeight, first, count)),
          Map.of("lines", all.rows(first, count), "cells", share));
    });
    shares.forEach((first, share) -> add(share, cells, Math.min(rows - 1, (int) (first / cellHeight))));
    shares.values().forEach(Tensor::close);
    repeatLast(all, canvas.height() / shrink);
  }

  private static void add(Tensor share, Tensor cells, int above) {
    FloatBuffer from = share.floats();
    FloatBuffer to = cells.floats();
    int part = (int) (share.shape()[1] * share.shape()[2]);
    int whole = (int) (cells.shape()[1] * cells.shape()[2]);
    int offset = above * (int) cells.shape()[2];
    for (int i = 0; i < from.capacity(); i++) {
      int place = i / part * whole + offset + i % part;
      to.put(place, to.get(place) + from.get(i));
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
