package framewright.bridge.host.suite;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.PluginRequest;

/** Lets plugins say how far they are, and tells them when to give up. */
final class ProgressSuite {

  private ProgressSuite() {}

  static Pointer version1() {
    return withStart(new SuiteTable().add((Slots.HP) (effect, label) -> Status.OK.code()));
  }

  static Pointer version2() {
    return withStart(new SuiteTable().add((Slots.HPP) (effect, label, id) -> Status.OK.code()));
  }

  private static Pointer withStart(SuiteTable table) {
    return table
        .add((Slots.HD) ProgressSuite::update)
        .add((Slots.H) effect -> Status.OK.code())
        .build();
  }

  private static int update(long effect, double done) {
    return PluginRequest.answer(
        () -> {
          if (!Handles.get(effect, InstanceHandle.class).progress(done)) {
            throw new OfxException(Status.REPLY_NO, "aborted");
          }
        });
  }
}
