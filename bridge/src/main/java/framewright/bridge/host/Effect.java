package framewright.bridge.host;

import framewright.bridge.host.abi.PropertySet;

/**
 * What an effect handle stands for: a description in the making, or an instance. Its parameter set
 * has the same handle.
 */
interface Effect {

  PropertySet properties();
}
