package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.effect.keying.KeyControls.Tiling;
import framewright.engine.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the network that sees every pixel: corrections for strips of lines, which are then applied to the plate. It sees
 * REACH lines beyond its strip, so strips equal the whole.
 */
final class Pixels {
  /** How far it sees to each side, in lines; from the recipe. */
  private static final int REACH = 96;

  /** How far the luma guides the matte above and below, in rows, at full resolution; from the recipe. */
  private static final int GUIDE_REACH = 4;

  /** Pixels the network reads at once: what it needs for them stays under half a gigabyte. */
  private static final int STRIP_PIXELS = 2_400_000;

  private static final int SMALL_STRIP_PIXELS = 1_200_000;
  private static final int CORRECTIONS = 24;

  /** What the graphs tell each other of the screen: its light, the excess of that, and what white things outshine. */
  private static final int BEHIND = 5;

  private final EffectJob job;
  private final Canvas canvas;
  private final Tensor order;
  private final Tensor key;
  private final Optional<Finish> finish;

  /**
   * @param key to be written, [height, width, 4]
   * @param finish draws its rows as soon as they are written
   */
  Pixels(EffectJob job, Canvas canvas, ScreenColour screen, Tensor key, Optional<Finish> finish) {
    this.job = job;
    this.canvas = canvas;
    this.key = key;
    this.finish = finish;
    this.order = screen.blue() ? Tensor.vector(0, 2, 1) : Tensor.vector(0, 1, 2);
  }

  /** Writes the key. */
  void key(Tensor lines, Tensor overview, Tiling tiling) {
    int step = stripLines(tiling);
    int seen = Math.min(step + 2 * REACH, canvas.lines());
    try (Guide guide = Guide.of(job.cache(), canvas, overview);
        Tensor screen = screen(overview, guide);
        Tensor corrections = Tensor.allocate(seen / Guide.PHASES, CORRECTIONS, canvas.width() / canvas.shrink() / Guide.PHASES)) {
      for (int first = 0; first < canvas.lines(); first += step) {
        job.progress((double) first / canvas.lines(), "Keying");
        int top = Math.min(Math.max(0, first - REACH), canvas.lines() - seen);
        correct(lines.rows(top, seen), top, overview, guide, corrections);
        apply(first, Math.min(first + step, canvas.lines()), new Answer(top, corrections, screen, guide));
      }
    }
  }

  /** Every strip reads as many lines, so that the work memory of one serves the next. */
  private int stripLines(Tiling tiling) {
    int pixels = tiling == Tiling.SMALL ? SMALL_STRIP_PIXELS : STRIP_PIXELS;
    int seen = pixels / (canvas.width() / canvas.shrink());
    boolean whole = tiling == Tiling.WHOLE || seen >= canvas.lines();
    return whole ? canvas.lines() : Math.max(1, (seen - 2 * REACH) / Canvas.GRID) * Canvas.GRID;
  }

  private Tensor screen(Tensor overview, Guide guide) {
    long[] columns = guide.plateColumns().shape();
    Tensor screen = Tensor.allocate(overview.shape()[1], BEHIND * columns[0], columns[2]);
    job.run("apply", job.graph("screen"), Map.of("overview", overview, "columns", guide.plateColumns()), Map.of("screen", screen));
    return screen;
  }

  private void correct(Tensor lines, int top, Tensor overview, Guide guide, Tensor corrections) {
    int count = (int) lines.shape()[0];
    job.run(job.graph("detail"), Map.of(
        "lines", lines, "order", order, "overview", overview,
        "half_rows", guide.halfRows().rows(top / Guide.PHASES, count / Guide.PHASES), "half_columns", guide.halfColumns(),
        "full_rows", guide.rows().rows(top, count), "full_columns", guide.columns()),
        Map.of("corrections", corrections));
  }

  /** What the network said about the lines from {@code top} on, and what goes with it. */
  private record Answer(int top, Tensor corrections, Tensor screen, Guide guide) {}

  private void apply(int firstLine, int endLine, Answer answer) {
    int shrink = canvas.shrink();
    int end = Math.min(endLine * shrink, canvas.height());
    int beyond = shrink == 1 ? GUIDE_REACH : 0;
    Strips.eachSmall(job, "apply", firstLine * shrink, end, canvas.width(), Guide.PHASES * shrink, (graphs, row, count) -> {
      int top = Math.max(0, row - beyond);
      int seen = Math.min(row + count + beyond, canvas.height()) - top;
      Band near = Band.enlarging(canvas.lines(), shrink, top, seen, Guide.PHASES);
      Band cells = Band.of(answer.guide().plateRows().rows(top, seen));
      write(graphs, row, count, Map.of(
          "plate", inPhases(canvas.rows(top, seen)), "order", order, "keep", Weights.indices(row - top, count, seen),
          "corrections", answer.corrections().rows((near.first() - answer.top()) / Guide.PHASES, near.count() / Guide.PHASES),
          "enlarge", near.weights(), "screen", answer.screen().rows(cells.first(), cells.count()), "rows", cells.weights()));
    });
  }

  /** Rows of the key, and of what it is finished to: in one go where both lie on the grid. */
  private void write(EffectJob.Graphs graphs, int row, int count, Map<String, Tensor> inputs) {
    String suffix = Surveys.suffix(canvas.shrink());
    if (finish.isPresent() && canvas.isPlate()) {
      Map<String, Tensor> more = new HashMap<>(inputs);
      more.putAll(finish.get().levels());
      graphs.run(finish.get().applyRole() + suffix, more,
          Map.of("key", inPhases(key.rows(row, count)), "result", inPhases(finish.get().rows(row, count))));
      return;
    }
    canvas.draw(key, row, count, rows -> graphs.run("apply" + suffix, inputs, Map.of("key", inPhases(rows))));
    int inside = Math.min(count, canvas.plateHeight() - row);
    finish.filter(drawing -> inside > 0).ifPresent(drawing -> drawing.draw(graphs, canvas.plate(), key, row, inside));
  }

  /** Rows [rows, width, 4] as the graph {@code apply} takes and gives them: the pixels of all phases side by side. */
  private Tensor inPhases(Tensor rows) {
    int phases = Guide.PHASES * canvas.shrink();
    return rows.reshaped(rows.shape()[0], canvas.width() / phases, 4L * phases);
  }
}
