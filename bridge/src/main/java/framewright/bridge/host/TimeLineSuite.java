package framewright.bridge.host;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;

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
    return Scope.answer(() -> target.setDouble(0, instance(effect).currentTime()));
  }

  private static int go(long effect, double time) {
    return Scope.answer(
        () -> {
          throw new OfxException(Status.UNSUPPORTED, "this host has no time line to move");
        });
  }

  private static int bounds(long effect, Pointer first, Pointer last) {
    return Scope.answer(
        () -> {
          Project project = instance(effect).project();
          first.setDouble(0, project.firstFrame());
          last.setDouble(0, project.lastFrame());
        });
  }

  private static OfxInstance instance(long effect) {
    return Handles.get(effect, OfxInstance.class);
  }
}
