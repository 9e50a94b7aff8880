package framewright.bridge.host;

import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;

/** A run of renders that the plugin has been told of. */
public final class OfxSequence implements AutoCloseable {

  private final OfxInstance instance;
  private final double first;
  private final double last;
  private final double scale;
  private final boolean interactive;

  OfxSequence(OfxInstance instance, double first, double last, double scale, boolean interactive) {
    this.instance = instance;
    this.first = first;
    this.last = last;
    this.scale = scale;
    this.interactive = interactive;
    instance.openSequences().add(this);
    tell(Ofx.ACTION_BEGIN_SEQUENCE);
  }

  /** Frame after frame, as for a file, with nobody in front of a viewer. */
  boolean isSequential() {
    return !interactive && first < last;
  }

  private void tell(String action) {
    PropertySet in =
        new PropertySet(instance.properties().strings())
            .put(Ofx.FRAME_RANGE, first, last)
            .put(Ofx.FRAME_STEP, 1.0)
            .put(Ofx.IS_INTERACTIVE, interactive)
            .put(Ofx.RENDER_SCALE, scale, scale)
            .put(Ofx.RENDER_SEQUENTIAL, isSequential())
            .put(Ofx.RENDER_INTERACTIVE, interactive);
    Status status = instance.call(action, in, new PropertySet(instance.properties().strings()));
    if (!status.isGood()) {
      instance.report().problem("The plugin answered %s to %s.".formatted(status, action));
    }
  }

  @Override
  public void close() {
    tell(Ofx.ACTION_END_SEQUENCE);
    instance.openSequences().remove(this);
  }
}
