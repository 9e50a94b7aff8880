package framewright.rendering;

import com.google.common.collect.Sets;
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of work in the middle of which its device is lost. */
final class Losses {
  private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

  /** A lost device neither runs graphs nor takes them. */
  private static final Set<ErrorKind> MAY_BE_THE_DEVICE =
      Sets.immutableEnumSet(ErrorKind.INTERNAL, ErrorKind.MODEL_UNAVAILABLE);

  private Losses() {}

  /**
   * Work in which the device is lost is done again, on what the engine goes on with.
   *
   * @param told hears what became of the device
   */
  static <T> T outlive(Engine open, Consumer<String> told, Supplier<T> work) {
    Device device = open.device();
    try {
      return work.get();
    } catch (FramewrightException e) {
      if (!MAY_BE_THE_DEVICE.contains(e.kind()) || !open.recover(device)) {
        throw e;
      }
      LOG.warn("{}", open.device().reason(), e);
      told.accept(open.device().reason());
      return outlive(open, told, work);
    }
  }
}
