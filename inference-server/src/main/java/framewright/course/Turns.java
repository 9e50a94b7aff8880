package framewright.course;

import framewright.engine.Cancellation;
import framewright.engine.Engine;
import java.util.function.BiFunction;

/** When learning may use the device. */
public interface Turns {
  /**
   * Does a piece of work once no frame is rendered.
   *
   * @param piece is cancelled when a frame comes, and must not keep the engine's graphs
   */
  <T> T take(BiFunction<Engine, Cancellation, T> piece) throws InterruptedException;
}
