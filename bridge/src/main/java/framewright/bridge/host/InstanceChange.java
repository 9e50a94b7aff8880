package framewright.bridge.host;

import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.habit.HostHabits;

/** Tells a plugin that something of an instance has changed. */
final class InstanceChange {

  private final OfxInstance instance;
  private final HostHabits habits;
  private final String reason;

  private InstanceChange(OfxInstance instance, HostHabits habits, String reason) {
    this.instance = instance;
    this.habits = habits;
    this.reason = reason;
  }

  static InstanceChange byUser(OfxInstance instance, HostHabits habits) {
    return new InstanceChange(instance, habits, Ofx.CHANGED_BY_USER);
  }

  /** Of what the plugin wrote in an action other than this. */
  static InstanceChange byPlugin(OfxInstance instance, HostHabits habits) {
    return new InstanceChange(instance, habits, Ofx.CHANGED_BY_PLUGIN);
  }

  /**
   * {@code type} is OpenFX's name for parameters or for clips. The plugin may fetch frames
   * meanwhile, and say how far it is.
   */
  void tell(String type, String name, RenderRequest request) {
    try (RunningRender looking =
        new RunningRender(request, habits, instance.properties().strings(), instance.report())) {
      instance.renders().during(looking, () -> tell(type, name, request.time()));
      looking.takeBackImages();
    }
  }

  private Status tell(String type, String name, double time) {
    instance.call(Ofx.ACTION_BEGIN_INSTANCE_CHANGED, because(), empty());
    PropertySet what =
        because()
            .put(Ofx.TYPE, type)
            .put(Ofx.NAME, name)
            .put(Ofx.TIME, time)
            .put(Ofx.RENDER_SCALE, 1.0, 1.0);
    instance.call(Ofx.ACTION_INSTANCE_CHANGED, what, empty());
    return instance.call(Ofx.ACTION_END_INSTANCE_CHANGED, because(), empty());
  }

  private PropertySet because() {
    return empty().put(Ofx.CHANGE_REASON, reason);
  }

  private PropertySet empty() {
    return new PropertySet(instance.properties().strings());
  }
}
