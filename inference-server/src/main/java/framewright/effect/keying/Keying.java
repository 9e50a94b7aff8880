package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.effect.TensorCache;
import framewright.effect.keying.KeyControls.Tiling;
import framewright.effect.keying.Plates.Plate;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Runs the network: a look at the whole frame through its cells, then strip by strip every pixel. What comes out, {@code key}
 * [height, width, 4] and {@code overview}, is kept, so moving a matte control runs no network.
 */
final class Keying {
  private static final int OVERVIEW_PLANES = 14;

  private final EffectJob job;
  private final Plates plates;
  private final Surveys surveys;
  private final ScreenColour screen;
  private final Tiling tiling;

  Keying(EffectJob job, Plates plates, Surveys surveys, ScreenColour screen, Tiling tiling) {
    this.job = job;
    this.plates = plates;
    this.surveys = surveys;
    this.screen = screen;
    this.tiling = tiling;
  }

  /**
   * The key of one source frame; the masks and the clean plate of this render apply to it. Ask for it before the frame's plate:
   * this is where broken pixels are found.
   */
  TensorCache.Lease of(Frame source) {
    return lease(source, () -> keyed(source, Optional.empty()));
  }

  /** The same, finished. */
  TensorCache.Lease finished(Frame source, Finish finish) {
    AtomicBoolean finished = new AtomicBoolean();
    TensorCache.Lease lease = lease(source, () -> {
      finished.set(true);
      return keyed(source, Optional.of(finish));
    });
    if (!finished.get()) {
      finishKept(source, lease.tensor("key"), finish);
    }
    return lease;
  }

  private void finishKept(Frame source, Tensor key, Finish finish) {
    try (Plate plate = plates.of(source)) {
      Strips.each(job, "view", plate.height(), plate.width(),
          (graphs, first, count) -> finish.draw(graphs, plate.tensor(), key, first, count));
    }
  }

  private TensorCache.Lease lease(Frame source, Supplier<Map<String, Tensor>> make) {
    surveys.cells(source).close();
    List<Object> settings = List.of("keyed", job.pack().manifest().files(), screen, job.quality(), tiling);
    List<Object> key = List.of(plates.key("keyed", source), settings, identity("Inside"), identity("Outside"),
        identity("CleanPlate"));
    return job.cache().lease(new TensorCache.Family(settings, Plates.KEPT), key, make);
  }

  private Object identity(String clip) {
    return job.input(clip).<Object>map(frame -> plates.key("mask", frame)).orElse("");
  }

  private Map<String, Tensor> keyed(Frame source, Optional<Finish> finish) {
    try (Plate plate = plates.of(source);
        Canvas canvas = Canvas.of(plate.tensor(), surveys.shrink())) {
      Tensor overview = overview(source);
      Tensor key = Tensor.allocate(plate.height(), plate.width(), 4);
      try (Tensor lines = surveys.takeLines(source)) {
        new Pixels(job, canvas, screen, key, finish).key(lines, overview, tiling);
      }
      return Map.of("key", key, "overview", overview);
    }
  }

  private Tensor overview(Frame source) {
    int rows = Plates.cellRows(source.format().height(), source.format().width());
    int columns = Plates.cellColumns(source.format().height(), source.format().width());
    Tensor overview = Tensor.allocate(OVERVIEW_PLANES, rows / 2, columns / 2);
    try (TensorCache.Lease cells = surveys.cells(source);
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
    Optional<Frame> mask = job.input(clip).map(Frame::asMask);
    return mask.isPresent() ? plates.maskCells(mask.get(), rows, columns) : Plates.zeros(1, rows, columns);
  }

  private Tensor cleanPlate(int rows, int columns) {
    Optional<Frame> frame = job.input("CleanPlate");
    if (frame.isEmpty()) {
      return Plates.zeros(3, rows, columns);
    }
    try (TensorCache.Lease cells = surveys.cells(frame.get())) {
      Tensor green = greened(cells.tensor("cells"));
      long[] shape = green.shape();
      if (shape[1] == rows && shape[2] == columns) {
        return green;
      }
      green.close();
      throw Masks.otherShape(frame.get());
    }
  }
}
