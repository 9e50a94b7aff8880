package framewright.bridge.host.call;

import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Status;

/** Work that a plugin asks of the host through a suite. */
@FunctionalInterface
public interface PluginRequest {

  void run();

  /** Runs a plugin's request and answers with a status: nothing thrown here may reach C. */
  static int answer(PluginRequest request) {
    try {
      request.run();
      return Status.OK.code();
    } catch (OfxException refused) {
      if (refused.status() == Status.BAD_HANDLE || refused.status() == Status.BAD_VALUE) {
        record(refused.getMessage());
      }
      return refused.status().code();
    } catch (Throwable broken) {
      record("The host failed in a call from the plugin: " + broken);
      return Status.UNKNOWN.code();
    }
  }

  /** A refusal that goes into the report whatever its status. */
  static OfxException refused(Status status, String problem) {
    record(problem);
    return new OfxException(status, problem);
  }

  private static void record(String problem) {
    PluginCall.current().ifPresent(call -> call.report().problem(problem));
  }
}
