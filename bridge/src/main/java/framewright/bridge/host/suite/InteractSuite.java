package framewright.bridge.host.suite;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.PluginRequest;

/** Gives overlays their properties. Nobody looks at them between two drawings. */
final class InteractSuite {

  private InteractSuite() {}

  static Pointer table() {
    return new SuiteTable()
        .add((Slots.H) InteractSuite::draw)
        .add((Slots.H) InteractSuite::draw)
        .add((Slots.HP) InteractSuite::properties)
        .build();
  }

  private static int draw(long interact) {
    return PluginRequest.answer(() -> Handles.get(interact, InteractHandle.class));
  }

  private static int properties(long interact, Pointer target) {
    return PluginRequest.answer(
        () -> target.setLong(0, Handles.get(interact, InteractHandle.class).properties().handle()));
  }
}
