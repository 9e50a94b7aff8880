package framewright.effect.style;

import framewright.effect.Making;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Paints frames of the source with the controls of one render. What was painted is kept for the
 * frames and renders after.
 */
final class Painting implements Making {
  private final Work work;
  private final Look look;
  private final Optional<Reference> reference;
  private final boolean falls;

  Painting(Work work, Look look, Optional<Reference> reference) {
    this.work = work;
    this.look = look;
    this.reference = reference;
    this.falls = look.falls(work);
  }

  @Override
  public TensorCache.Lease of(Frame frame) {
    return work.cache()
        .lease(
            key(frame),
            frame.format().bytes(),
            () -> {
              try (Tensor display = StyleEffect.displayed(work, frame)) {
                return Map.of(MADE, painted(display, drawing(frame)));
              }
            });
  }

  /** The same for a frame whose display-referred pixels are at hand. */
  TensorCache.Lease of(Frame frame, Tensor display) {
    return work.cache()
        .lease(
            key(frame), display.byteSize(), () -> Map.of(MADE, painted(display, drawing(frame))));
  }

  /** Of two drawings each is as it is. */
  @Override
  public boolean belongTogether(Frame earlier, Frame later) {
    return drawing(earlier).equals(drawing(later));
  }

  private Redrawing drawing(Frame frame) {
    return Redrawing.of(work.parameters(), frame.time(), falls);
  }

  private Tensor painted(Tensor display, Redrawing drawing) {
    if (look.isReferenceOnly()) {
      return reference.orElseThrow().applied(work, display);
    }
    if (reference.isEmpty()) {
      return look.painted(work, display, drawing);
    }
    try (Tensor toned = reference.get().applied(work, display)) {
      return look.painted(work, toned, drawing);
    }
  }

  private List<Object> key(Frame frame) {
    return List.of(
        "style.painted",
        frame.identity(),
        look.key(work, drawing(frame)),
        reference.map(taken -> taken.key(work)));
  }
}
