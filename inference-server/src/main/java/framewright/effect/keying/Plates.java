package framewright.effect.keying;

import framewright.colour.CameraCurve;
import framewright.colour.ColourSpace;
import framewright.effect.Strips;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Frames as plates: display-encoded and straight, [height, width, 4]. Most frames are that already.
 */
final class Plates {
  /**
   * Plates and keys of a clip that are cached: a frame's and its neighbours', for two renders side
   * by side.
   */
  static final int CACHED = 4;

  private final Work work;
  private final ScreenTurn turn;

  Plates(Work work) {
    this(work, ScreenTurn.NONE);
  }

  /** With all colours turned, as the screen's has to be. */
  Plates(Work work, ScreenTurn turn) {
    this.work = work;
    this.turn = turn;
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
    return turn.isNone() ? asItIs(frame) : leased("turned", frame, () -> turned(frame));
  }

  private Tensor turned(Frame frame) {
    try (Plate plate = asItIs(frame)) {
      return turn.turned(work, plate.tensor());
    }
  }

  private Plate asItIs(Frame frame) {
    refuseAlphaOnly(frame);
    if (frame.format().colourSpace().isDisplay() && frame.format().alpha() != Alpha.PREMULTIPLIED) {
      return new Plate(Tensor.of(frame), Optional.empty());
    }
    return leased("plate", frame, () -> converted(frame));
  }

  /** The same, black where pixels are no numbers. */
  Plate mended(Frame frame) {
    return leased("mended", frame, () -> withoutBroken(frame));
  }

  private Plate leased(String thing, Frame frame, Supplier<Tensor> make) {
    TensorCache.Family clip =
        new TensorCache.Family(List.of("key", thing, turn, frame.clip(), frame.format()), CACHED);
    TensorCache.Lease lease =
        work.cache().lease(clip, key(thing, frame), () -> Map.of("plate", make.get()));
    return new Plate(lease.tensor("plate"), Optional.of(lease));
  }

  /** What a thing derived from this frame alone depends on: the pack too, whose graphs make it. */
  List<Object> key(String thing, Frame frame) {
    return List.of("key", thing, turn, frame.identity(), work.graphs().pack().manifest().files());
  }

  private static void refuseAlphaOnly(Frame frame) {
    if (frame.format().alpha() == Alpha.ALPHA_ONLY) {
      throw FramewrightException.invalidRequest(
          "The "
              + frame.clip()
              + " clip has no colour, only alpha: there is no screen to key. Connect an RGB or RGBA clip.");
    }
  }

  private Tensor converted(Frame frame) {
    int height = frame.format().height();
    int width = frame.format().width();
    Tensor plate = Tensor.allocate(height, width, 4);
    Tensor curve = Tensor.vector(CameraCurve.of(frame.format().colourSpace()).terms());
    Tensor premultiplied = Tensor.scalar(frame.format().alpha() == Alpha.PREMULTIPLIED ? 1 : 0);
    Tensor source = Tensor.of(frame);
    String role = role(frame.format().colourSpace());
    Strips.of(height, width)
        .each(
            work.graphs(),
            "colour",
            (runner, first, count) ->
                runner.run(
                    role,
                    Map.of(
                        "source",
                        source.rows(first, count),
                        "curve",
                        curve,
                        "premultiplied",
                        premultiplied),
                    Map.of("plate", plate.rows(first, count))));
    return plate;
  }

  private static String role(ColourSpace space) {
    if (space.isDisplay()) {
      return "display_straight";
    }
    return space.isLinear() ? "display_linear" : "display";
  }

  private Tensor withoutBroken(Frame frame) {
    try (Plate plate = of(frame)) {
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
}
