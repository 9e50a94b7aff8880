package framewright.effect;

import framewright.frame.Frame;

/** What an effect makes of single frames with the controls of one render. */
public interface Making {
  String MADE = "made";

  /** What is made of a frame, under {@link #MADE}; it is kept for the frames and renders after. */
  TensorCache.Lease of(Frame frame);

  /** False where two frames are made otherwise on purpose. */
  default boolean belongTogether(Frame earlier, Frame later) {
    return true;
  }
}
