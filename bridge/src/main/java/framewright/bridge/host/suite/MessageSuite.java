package framewright.bridge.host.suite;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Shim;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.Message;
import framewright.bridge.host.call.PluginCall;
import framewright.bridge.host.call.PluginRequest;
import framewright.bridge.host.call.Report;
import framewright.bridge.host.habit.HostHabits;
import java.util.Optional;

/**
 * Lets plugins talk to the user: what they say goes into the report of the render or instance it
 * belongs to.
 */
final class MessageSuite {

  private MessageSuite() {}

  static Pointer version1(Shim shim, HostHabits habits) {
    return new SuiteTable().add(slot(shim, habits, "ofxhost_message")).build();
  }

  static Pointer version2(Shim shim, HostHabits habits) {
    SuiteTable table = new SuiteTable().add(slot(shim, habits, "ofxhost_message"));
    if (habits.messageSuite2() == HostHabits.MessageSuite2.NULL_SLOTS) {
      return table.add(Pointer.NULL, Pointer.NULL).build();
    }
    return table
        .add(slot(shim, habits, "ofxhost_set_persistent_message"))
        .add((Slots.H) MessageSuite::clear)
        .build();
  }

  private static Pointer slot(Shim shim, HostHabits habits, String name) {
    return shim.function(habits.losesMessageArguments() ? name + "_alone" : name);
  }

  static int message(long effect, Pointer type, Pointer id, Pointer text) {
    return say(effect, type, id, text, false);
  }

  static int persistent(long effect, Pointer type, Pointer id, Pointer text) {
    return say(effect, type, id, text, true);
  }

  private static int say(long effect, Pointer type, Pointer id, Pointer text, boolean persistent) {
    return PluginRequest.answer(
        () -> {
          Message.Type meant = Message.Type.of(CStrings.decode(type));
          Message message =
              new Message(meant, CStrings.decode(id), CStrings.decode(text), persistent);
          report(effect).ifPresent(report -> report.message(message));
          if (meant == Message.Type.QUESTION) {
            // Nobody is there to say yes.
            throw new OfxException(Status.REPLY_NO, message.text());
          }
        });
  }

  private static int clear(long effect) {
    return PluginRequest.answer(() -> report(effect).ifPresent(Report::clearPersistent));
  }

  private static Optional<Report> report(long effect) {
    Optional<Report> current = PluginCall.current().map(PluginCall::report);
    return current.isPresent() || effect == 0
        ? current
        : Optional.of(Handles.get(effect, InstanceHandle.class).report());
  }
}
