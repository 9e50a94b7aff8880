package framewright.bridge.host.suite;

import framewright.bridge.host.abi.PropertySet;

/** An overlay, as far as its plugin can ask for it. */
public interface InteractHandle {

  PropertySet properties();
}
