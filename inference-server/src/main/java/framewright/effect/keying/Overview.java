package framewright.effect.keying;

import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The network's look at the whole frame, through the means of its cells. */
final class Overview {
  private final Work work;
  private final KeyRecipe recipe;
  private final ScreenColour screen;

  Overview(Work work, KeyRecipe recipe, ScreenColour screen) {
    this.work = work;
    this.recipe = recipe;
    this.screen = screen;
  }

  /**
   * What the network says of the whole frame: the screen behind it, a coarse matte, context and the
   * masks.
   */
  Tensor of(PlateAnalysis source) {
    long[] shape = source.cells().shape();
    int rows = (int) shape[1];
    int columns = (int) shape[2];
    Tensor overview = Tensor.allocate(recipe.overviewPlanes(), rows / 2, columns / 2);
    try (Tensor green = greened(source.cells());
        Tensor inside = mask("Inside", rows, columns);
        Tensor outside = mask("Outside", rows, columns);
        Tensor clean = cleanPlate(rows, columns)) {
      Map<String, Tensor> inputs =
          new HashMap<>(Map.of("cells", green, "inside", inside, "outside", outside));
      inputs.put("pick", Tensor.vector(screen.values()));
      inputs.put("clean", clean);
      inputs.put(
          "use_clean", Tensor.scalar(work.inputs().nearest("CleanPlate").isPresent() ? 1 : 0));
      work.graphs().run(work.graphs().graph(), inputs, Map.of("overview", overview));
    }
    return overview;
  }

  /** Cells with green and blue exchanged where the screen is blue. */
  private Tensor greened(Tensor cells) {
    long[] shape = cells.shape();
    int plane = (int) (shape[1] * shape[2]);
    Tensor green = Tensor.allocate(shape);
    FloatBuffer from = cells.floats();
    int[] channels = screen.blue() ? new int[] {0, 2, 1} : new int[] {0, 1, 2};
    for (int i = 0; i < channels.length; i++) {
      green.floats().put(i * plane, from, channels[i] * plane, plane);
    }
    return green;
  }

  /** A mask's means over as many cells as the frame has. */
  private Tensor mask(String clip, int rows, int columns) {
    Optional<Frame> connected = work.inputs().nearest(clip).map(Frame::asMask);
    if (connected.isEmpty()) {
      return zeros(1, rows, columns);
    }
    Frame mask = connected.get();
    Tensor cells = Tensor.allocate(1, rows, columns);
    work.graphs()
        .run(
            "survey",
            "mask_cells",
            Map.of(
                "mask",
                Tensor.of(mask),
                "use_alpha",
                Masks.usesAlpha(mask),
                "rows",
                Weights.shrinkRows(rows, mask.format().height()),
                "columns",
                Weights.shrinkColumns(mask.format().width(), columns)),
            Map.of("cells", cells));
    return cells;
  }

  private Tensor cleanPlate(int rows, int columns) {
    Optional<Frame> frame = work.inputs().nearest("CleanPlate");
    if (frame.isEmpty()) {
      return zeros(3, rows, columns);
    }
    try (PlateAnalysis clean = new PlateAnalysis(work, recipe, screen.turn(), frame.get())) {
      long[] shape = clean.cells().shape();
      if (shape[1] != rows || shape[2] != columns) {
        throw Masks.otherShape(frame.get());
      }
      return greened(clean.cells());
    }
  }

  private static Tensor zeros(int planes, int rows, int columns) {
    Tensor zeros = Tensor.allocate(planes, rows, columns);
    zeros.floats().put(new float[planes * rows * columns]);
    return zeros;
  }
}
