package framewright.render;

/** Follows a render. Called from the thread that renders. */
@FunctionalInterface
public interface RenderListener {

  /** A frame has been written, or has failed. */
  void frameDone(FrameResult result);
}
