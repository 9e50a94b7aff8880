package framewright.bridge.host;

import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.habit.HostHabits;

/** Tells a plugin that the user has changed something of an instance. */
final class UserChange {

  private final OfxInstance instance;
  private final HostHabits habits;

  UserChange(OfxInstance instance, HostHabits habits) {
    this.instance = instance;
    this.habits = habits;
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
    instance.call(Ofx.ACTION_BEGIN_INSTANCE_CHANGED, byUser(), empty());
    PropertySet what =
        byUser()
            .put(Ofx.TYPE, type)
            .put(Ofx.NAME, name)
            .put(Ofx.TIME, time)
            .put(Ofx.RENDER_SCALE, 1.0, 1.0);
    instance.call(Ofx.ACTION_INSTANCE_CHANGED, what, empty());
    return instance.call(Ofx.ACTION_END_INSTANCE_CHANGED, byUser(), empty());
  }

  private PropertySet byUser() {
    return empty().put(Ofx.CHANGE_REASON, Ofx.CHANGED_BY_USER);
  }

  private PropertySet empty() {
    return new PropertySet(instance.properties().strings());
  }
}
