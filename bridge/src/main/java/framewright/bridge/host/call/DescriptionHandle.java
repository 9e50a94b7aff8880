package framewright.bridge.host.call;

import framewright.bridge.host.abi.PropertySet;

/** An effect that a plugin is describing: it says which clips and parameters there are. */
public interface DescriptionHandle extends EffectHandle {

  /** The new clip's properties, for the plugin to fill. */
  PropertySet defineClip(String name);

  /** The new parameter's properties, for the plugin to fill. */
  PropertySet defineParam(String typeName, String name);
}
