package framewright.render;

/** Follows a render. Called from the thread that renders. */
@FunctionalInterface
public interface RenderListener {

  /** Something that a person should know about the whole render. */
  default void note(String sentence) {}

  /** A frame has been written, or has failed. */
  void frameDone(FrameResult result);
}
