package framewright.bridge.host.suite;

import framewright.bridge.host.call.Report;
import framewright.bridge.host.parameter.ParamSetHandle;

/** An instance of an effect, as far as its plugin can ask for it. */
public interface InstanceHandle extends ParamSetHandle {

  /** Refuses with UNKNOWN where there is no such clip. */
  ClipHandle findClip(String name);

  /** What is said outside of renders. */
  Report report();

  /** The time that a plugin means when it asks for the current one. */
  double currentTime();

  /** The project's first and last frame. */
  double[] frameRange();

  /** Whether the render that asks should give up. */
  boolean isAborted();

  /**
   * Takes how far the render that tells is, 0 to 1, and answers whether it should go on. Refuses
   * where none is under way.
   */
  boolean progress(double done);
}
