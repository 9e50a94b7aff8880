package framewright.bridge.host.suite;

import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.image.Region;

/** A clip of an instance, as far as its plugin can ask for it. */
public interface ClipHandle {

  PropertySet properties();

  /** What its frames cover. Refuses with FAILED where it is not connected. */
  Region regionOfDefinition();

  /** The handle of its image at a time. Refuses with FAILED where there is none. */
  long image(double time);

  long handle();
}
