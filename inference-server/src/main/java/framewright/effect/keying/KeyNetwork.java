package framewright.effect.keying;

import framewright.effect.Graphs;
import framewright.effect.Strips;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.effect.keying.KeyControls.Tiling;
import framewright.engine.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the network: the {@link Overview} of the whole frame, then strip by strip every pixel. What
 * comes out, {@code key} [height, width, 4] and {@code overview}, is cached, so moving a matte
 * control runs no network.
 */
final class KeyNetwork {
  /** Pixels the network reads at once: what it needs for them stays under half a gigabyte. */
  private static final int STRIP_PIXELS = 2_400_000;

  private static final int SMALL_STRIP_PIXELS = 1_200_000;

  /**
   * Pixels of a strip to which corrections are applied: they have many planes, which must fit a
   * core's cache.
   */
  private static final int APPLY_PIXELS = 32_768;

  private final Work work;
  private final KeyRecipe recipe;
  private final ScreenColour screen;
  private final Tiling tiling;
  private final Tensor order;

  KeyNetwork(Work work, KeyRecipe recipe, ScreenColour screen, Tiling tiling) {
    this.work = work;
    this.recipe = recipe;
    this.screen = screen;
    this.tiling = tiling;
    this.order = screen.blue() ? Tensor.vector(0, 2, 1) : Tensor.vector(0, 1, 2);
  }

  /** How the plates that it keys are turned. */
  ScreenTurn turn() {
    return screen.turn();
  }

  /**
   * The key of one source frame; the masks and the clean plate of this render apply to it.
   *
   * @param composite drawn from the key, strip by strip while its pixels are at hand
   */
  TensorCache.Lease key(PlateAnalysis source, Optional<LevelsComposite> composite) {
    source.cells();
    List<Object> settings =
        List.of(
            "keyed",
            work.graphs().pack().manifest().files(),
            screen,
            work.parameters().quality(),
            tiling);
    List<Object> name =
        List.of(
            source.key("keyed"),
            settings,
            identity("Inside"),
            identity("Outside"),
            identity("CleanPlate"));
    AtomicBoolean drawn = new AtomicBoolean();
    TensorCache.Lease key =
        work.cache()
            .lease(
                new TensorCache.Family(settings, Plates.CACHED),
                name,
                () -> {
                  drawn.set(true);
                  return keyed(source, composite);
                });
    if (!drawn.get()) {
      composite.ifPresent(
          picture -> picture.draw(work.graphs(), source.plate(), key.tensor("key")));
    }
    return key;
  }

  private Object identity(String clip) {
    return work.inputs()
        .nearest(clip)
        .<Object>map(frame -> new Plates(work).key("mask", frame))
        .orElse("");
  }

  private Map<String, Tensor> keyed(PlateAnalysis source, Optional<LevelsComposite> composite) {
    PaddedPlate picture = source.padded();
    Tensor overview = new Overview(work, recipe, screen).of(source);
    Tensor key = Tensor.allocate(picture.plateHeight(), picture.plateWidth(), 4);
    try (Tensor lines = source.takeLines();
        Sampling sampling = Sampling.of(work.cache(), recipe, picture, overview);
        Tensor behind = screenBehind(overview, sampling)) {
      correctAndApply(lines, new Pass(picture, overview, sampling, behind, key, composite));
    }
    return Map.of("key", key, "overview", overview);
  }

  /** What the second half of the network reads and writes for one frame. */
  private record Pass(
      PaddedPlate picture,
      Tensor overview,
      Sampling sampling,
      Tensor behind,
      Tensor key,
      Optional<LevelsComposite> composite) {}

  /** The screen's planes at every column of the plate, so that no strip samples them again. */
  private Tensor screenBehind(Tensor overview, Sampling sampling) {
    long[] columns = sampling.plateColumns().shape();
    Tensor behind =
        Tensor.allocate(overview.shape()[1], recipe.screenPlanes() * columns[0], columns[2]);
    work.graphs()
        .run(
            "apply",
            "screen",
            Map.of("overview", overview, "columns", sampling.plateColumns()),
            Map.of("screen", behind));
    return behind;
  }

  /**
   * The network sees {@code reach} lines beyond its strip, so strips equal the whole; all read as
   * many lines, for one work memory.
   */
  private void correctAndApply(Tensor lines, Pass pass) {
    int all = pass.picture().lines();
    int step = stripLines(pass.picture());
    int seen = Math.min(step + 2 * recipe.reach(), all);
    int columns = pass.picture().columns() / recipe.phases();
    try (Tensor corrections =
        Tensor.allocate(seen / recipe.phases(), recipe.corrections(), columns)) {
      for (int first = 0; first < all; first += step) {
        work.report().progress((double) first / all, "Keying");
        int top = Math.min(Math.max(0, first - recipe.reach()), all - seen);
        correct(lines.rows(top, seen), top, pass, corrections);
        apply(first, Math.min(first + step, all), pass, top, corrections);
      }
    }
  }

  private int stripLines(PaddedPlate picture) {
    int seen = (tiling == Tiling.SMALL ? SMALL_STRIP_PIXELS : STRIP_PIXELS) / picture.columns();
    boolean whole = tiling == Tiling.WHOLE || seen >= picture.lines();
    return whole
        ? picture.lines()
        : Math.max(1, (seen - 2 * recipe.reach()) / recipe.grid()) * recipe.grid();
  }

  private void correct(Tensor lines, int top, Pass pass, Tensor corrections) {
    int count = (int) lines.shape()[0];
    Sampling sampling = pass.sampling();
    work.graphs()
        .run(
            work.graphs().graph("detail"),
            Map.of(
                "lines",
                lines,
                "order",
                order,
                "overview",
                pass.overview(),
                "half_rows",
                sampling.halfRows().rows(top / recipe.phases(), count / recipe.phases()),
                "half_columns",
                sampling.halfColumns(),
                "full_rows",
                sampling.rows().rows(top, count),
                "full_columns",
                sampling.columns()),
            Map.of("corrections", corrections));
  }

  /**
   * Corrections of the lines from {@code top} on, applied to the plate's rows under some of them.
   */
  private void apply(int firstLine, int endLine, Pass pass, int top, Tensor corrections) {
    PaddedPlate picture = pass.picture();
    int shrink = recipe.shrink();
    int unit = recipe.phases() * shrink;
    int rows = Math.max(1, APPLY_PIXELS / picture.width() / unit) * unit;
    int beyond = shrink == 1 ? recipe.guideReach() : 0;
    Strips strips =
        new Strips(firstLine * shrink, Math.min(endLine * shrink, picture.height()), rows);
    strips.each(
        work.graphs(),
        "apply",
        (runner, row, count) -> {
          int above = Math.max(0, row - beyond);
          int seen = Math.min(row + count + beyond, picture.height()) - above;
          Map<String, Tensor> inputs = seen(above, seen, pass, top, corrections);
          inputs.put("keep", Weights.indices(row - above, count, seen));
          write(runner, row, count, pass, inputs);
        });
  }

  /** What the key of some rows is made of; the first correction is that of line {@code top}. */
  private Map<String, Tensor> seen(int row, int count, Pass pass, int top, Tensor corrections) {
    PaddedPlate picture = pass.picture();
    int phases = recipe.phases();
    Sampling.Span near = Sampling.enlarging(picture.lines(), recipe.shrink(), row, count, phases);
    Sampling.Span cells = Sampling.Span.of(pass.sampling().plateRows().rows(row, count));
    return new HashMap<>(
        Map.of(
            "plate",
            inPhases(picture.rows(row, count)),
            "order",
            order,
            "corrections",
            corrections.rows((near.first() - top) / phases, near.count() / phases),
            "enlarge",
            near.weights(),
            "between",
            pass.sampling().between(),
            "screen",
            pass.behind().rows(cells.first(), cells.count()),
            "rows",
            cells.weights()));
  }

  /** Rows of the key, and of its composite: in one go where both lie on the grid. */
  private void write(
      Graphs.Runner runner, int row, int count, Pass pass, Map<String, Tensor> inputs) {
    PaddedPlate picture = pass.picture();
    Tensor key = pass.key();
    if (pass.composite().isPresent() && picture.isPlate()) {
      LevelsComposite composite = pass.composite().get();
      inputs.putAll(composite.settings());
      runner.run(
          recipe.applyRole("apply_finish"),
          inputs,
          Map.of(
              "key",
              inPhases(key.rows(row, count)),
              "result",
              inPhases(composite.rows(row, count))));
      return;
    }
    picture.draw(
        key,
        row,
        count,
        rows -> runner.run(recipe.applyRole("apply"), inputs, Map.of("key", inPhases(rows))));
    int inside = Math.min(count, picture.plateHeight() - row);
    if (inside > 0) {
      pass.composite()
          .ifPresent(composite -> composite.draw(runner, picture.plate(), key, row, inside));
    }
  }

  /**
   * Rows [rows, width, 4] as the graph {@code apply} takes and gives them: the pixels of all phases
   * side by side.
   */
  private Tensor inPhases(Tensor rows) {
    long phases = (long) recipe.phases() * recipe.shrink();
    return rows.reshaped(rows.shape()[0], rows.shape()[1] / phases, 4 * phases);
  }
}
