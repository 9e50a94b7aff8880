package framewright.bridge.host.image;

/**
 * Where a clip's frames come from. Called from the thread that renders, so several at once when
 * renders are.
 */
@FunctionalInterface
public interface FrameSource {

  /**
   * The frame at a time, or null where the clip has none. The host closes it; a source that keeps
   * frames hands out {@link Image#share()}. Its depth and components must be the clip's ({@code
   * OfxClip.depth()}, {@code OfxClip.components()}), its bounds those of the render's scale.
   */
  Image frame(double time, double renderScale);
}
