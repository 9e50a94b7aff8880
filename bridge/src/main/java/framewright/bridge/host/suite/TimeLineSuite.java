package framewright.bridge.host.suite;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.PluginRequest;

/** Tells plugins where the time line stands. There is nobody whose time line they could move. */
final class TimeLineSuite {

  private TimeLineSuite() {}

  static Pointer table() {
    return new SuiteTable()
        .add((Slots.HP) TimeLineSuite::time)
        .add((Slots.HD) TimeLineSuite::go)
        .add((Slots.HPP) TimeLineSuite::bounds)
        .build();
  }

  private static int time(long effect, Pointer target) {
    return PluginRequest.answer(() -> target.setDouble(0, instance(effect).currentTime()));
  }

  private static int go(long effect, double time) {
    return PluginRequest.answer(
        () -> {
          throw new OfxException(Status.UNSUPPORTED, "this host has no time line to move");
        });
  }

  private static int bounds(long effect, Pointer first, Pointer last) {
    return PluginRequest.answer(
        () -> {
          double[] range = instance(effect).frameRange();
          first.setDouble(0, range[0]);
          last.setDouble(0, range[1]);
        });
  }

  private static InstanceHandle instance(long effect) {
    return Handles.get(effect, InstanceHandle.class);
  }
}
