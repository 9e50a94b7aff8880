package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.effect.TensorCache;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.ColourSpace;
import framewright.frame.Frame;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Frames as plates: display-encoded and straight, [height, width, 4]. Most frames are that already. */
final class Plates {
  /** Plates and keys of a clip that are remembered: a frame's and its neighbours', for two renders side by side. */
  static final int KEPT = 4;

  private static final int CELLS_ACROSS = 128;
  private static final int CELL_MULTIPLE = 16;

  private final EffectJob job;
  private final Set<Frame> broken = Collections.newSetFromMap(new IdentityHashMap<>());

  Plates(EffectJob job) {
    this.job = job;
  }

  /** A plate that stays alive until it is closed. */
  record Plate(Tensor tensor, Optional<TensorCache.Lease> lease) implements AutoCloseable {
    int height() {
      return (int) tensor.shape()[0];
    }

    int width() {
      return (int) tensor.shape()[1];
    }

    @Override
    public void close() {
      lease.ifPresent(TensorCache.Lease::close);
    }
  }

  Plate of(Frame frame) {
    refuseAlphaOnly(frame);
    if (broken.contains(frame)) {
      return leased("mended", frame, () -> mended(frame));
    }
    return unmended(frame);
  }

  /** One such number would spread over the whole frame: from now on the frame's plate is black where there are any. */
  void mend(Frame frame) {
    broken.add(frame);
    job.warning("The " + frame.clip() + " clip has broken pixels (not numbers), which are keyed as black. Repair them before"
        + " the key, or render that frame anew.");
  }

  private Plate unmended(Frame frame) {
    if (EncodingCurve.isDisplay(frame.format().colourSpace()) && frame.format().alpha() != Alpha.PREMULTIPLIED) {
      return new Plate(Tensor.of(frame), Optional.empty());
    }
    return leased("plate", frame, () -> converted(frame));
  }

  private Plate leased(String thing, Frame frame, Supplier<Tensor> make) {
    TensorCache.Family clip = new TensorCache.Family(List.of("key", thing, frame.clip(), frame.format()), KEPT);
    TensorCache.Lease lease = job.cache().lease(clip, key(thing, frame), () -> Map.of("plate", make.get()));
    return new Plate(lease.tensor("plate"), Optional.of(lease));
  }

  /** What a thing derived from this frame alone depends on: the pack too, whose graphs make it. */
  List<Object> key(String thing, Frame frame) {
    return List.of("key", thing, frame.identity(), job.pack().manifest().files());
  }

  /** Rows of cells for a frame: about 128 x 128 cells, as square as they go. */
  static int cellRows(int height, int width) {
    return cellCount(Math.sqrt((double) height / width));
  }

  static int cellColumns(int height, int width) {
    return cellCount(Math.sqrt((double) width / height));
  }

  /** A mask's means over as many cells as the frame has. */
  Tensor maskCells(Frame mask, int rows, int columns) {
    Tensor cells = Tensor.allocate(1, rows, columns);
    job.run("survey", job.graph("mask_cells"), Map.of(
        "mask", Tensor.of(mask), "use_alpha", usesAlpha(mask),
        "rows", Weights.shrinkRows(rows, mask.format().height()),
        "columns", Weights.shrinkColumns(mask.format().width(), columns)), Map.of("cells", cells));
    return cells;
  }

  /** Of {@link Frame#asMask}. */
  static Tensor usesAlpha(Frame mask) {
    return Tensor.scalar(mask.format().alpha() == Alpha.OPAQUE ? 0 : 1);
  }

  /** A number in the frame's encoding as light would be displayed. */
  static float display(double code, ColourSpace space) {
    if (EncodingCurve.isDisplay(space)) {
      return (float) code;
    }
    float[] k = EncodingCurve.of(space);
    double power = Math.pow(Math.max(code + k[2], 1e-6) / k[1], k[3]);
    double log = (Math.pow(10, (code - k[2]) / k[1]) - k[4]) / k[3];
    double light = code <= k[7] ? (code - k[6]) / k[5] : k[0] > 0.5 ? power : log;
    return (float) (light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
  }

  private static void refuseAlphaOnly(Frame frame) {
    if (frame.format().alpha() == Alpha.ALPHA_ONLY) {
      throw FramewrightException.invalidRequest(
          "The " + frame.clip() + " clip has no colour, only alpha: there is no screen to key. Connect an RGB or RGBA clip.");
    }
  }

  private Tensor converted(Frame frame) {
    int height = frame.format().height();
    int width = frame.format().width();
    Tensor plate = Tensor.allocate(height, width, 4);
    Tensor curve = Tensor.vector(EncodingCurve.of(frame.format().colourSpace()));
    Tensor premultiplied = Tensor.scalar(frame.format().alpha() == Alpha.PREMULTIPLIED ? 1 : 0);
    Tensor source = Tensor.of(frame);
    String role = role(frame.format().colourSpace());
    Strips.each(job, "colour", height, width, (graphs, first, count) -> graphs.run(role, Map.of(
        "source", source.rows(first, count), "curve", curve, "premultiplied", premultiplied),
        Map.of("plate", plate.rows(first, count))));
    return plate;
  }

  private static String role(ColourSpace space) {
    if (EncodingCurve.isDisplay(space)) {
      return "display_straight";
    }
    return space == ColourSpace.LINEAR ? "display_linear" : "display";
  }

  private Tensor mended(Frame frame) {
    try (Plate plate = unmended(frame)) {
      Tensor mended = Tensor.allocate(plate.tensor().shape());
      FloatBuffer from = plate.tensor().floats();
      FloatBuffer to = mended.floats();
      while (from.hasRemaining()) {
        float value = from.get();
        to.put(Float.isFinite(value) ? value : 0);
      }
      return mended;
    }
  }

  static Tensor zeros(int planes, int rows, int columns) {
    Tensor zeros = Tensor.allocate(planes, rows, columns);
    zeros.floats().put(new float[planes * rows * columns]);
    return zeros;
  }

  private static int cellCount(double aspect) {
    return Math.max(1, (int) Math.round(CELLS_ACROSS * aspect / CELL_MULTIPLE)) * CELL_MULTIPLE;
  }
}
