package framewright.bridge.host.call;

import framewright.bridge.host.abi.PropertySet;

/** What an effect's handle stands for: a description in the making, or an instance. */
public interface EffectHandle {

  PropertySet properties();
}
