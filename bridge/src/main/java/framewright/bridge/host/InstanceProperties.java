package framewright.bridge.host;

import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Region;

/** What a plugin can read of the project through its instance. */
final class InstanceProperties {

  private InstanceProperties() {}

  static PropertySet of(
      Descriptor descriptor, Context context, HostHabits habits, Project project) {
    Region extent = project.extent();
    PropertySet properties =
        descriptor
            .properties()
            .copy(new CStrings())
            .put(Ofx.TYPE, "OfxTypeImageEffectInstance")
            .put(Ofx.CONTEXT, context.ofxName())
            .putPointer(Ofx.INSTANCE_DATA, 0)
            .putPointer(Ofx.PLUGIN_HANDLE, descriptor.handle())
            .put(Ofx.PROJECT_SIZE, extent.x2(), extent.y2())
            .put(Ofx.PROJECT_OFFSET, 0.0, 0.0)
            .put(Ofx.PROJECT_EXTENT, extent.x2(), extent.y2())
            .put(Ofx.PROJECT_ASPECT, project.pixelAspect())
            .put(Ofx.EFFECT_DURATION, project.lastFrame() - project.firstFrame() + 1)
            .put(Ofx.FRAME_RATE, project.framesPerSecond())
            .put(Ofx.IS_INTERACTIVE, 0)
            .put(Ofx.NEEDS_SYNCING, 0);
    negotiateColour(properties, habits);
    return properties;
  }

  /** The plugin's style where both sides manage colour: this host does whatever a plugin can. */
  private static void negotiateColour(PropertySet properties, HostHabits habits) {
    if (!habits.colourManagement()) {
      properties.remove(Ofx.COLOUR_STYLE);
    }
  }
}
