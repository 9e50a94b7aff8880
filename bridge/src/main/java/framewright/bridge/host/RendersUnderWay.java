package framewright.bridge.host;

import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.PluginCall;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The renders of one instance that have not ended yet, and which of them a call from the plugin
 * belongs to.
 */
final class RendersUnderWay {

  private final Set<RunningRender> running = ConcurrentHashMap.newKeySet();

  <T> T during(RunningRender render, Supplier<T> work) {
    running.add(render);
    try {
      return new PluginCall(render.report()).run(work);
    } finally {
      running.remove(render);
    }
  }

  void abort() {
    running.forEach(RunningRender::abort);
  }

  /** This thread's, or for a thread that the plugin made by itself, any. */
  Optional<RunningRender> find() {
    return ofThisCall().or(() -> running.stream().findFirst());
  }

  /** The one that this thread calls the plugin for: its report is the call's. */
  private Optional<RunningRender> ofThisCall() {
    return PluginCall.current()
        .map(PluginCall::report)
        .flatMap(
            report -> running.stream().filter(render -> render.report() == report).findFirst());
  }

  RunningRender current() {
    return find().orElseThrow(() -> new OfxException(Status.FAILED, "no render is under way"));
  }

  boolean isAborted() {
    return ofThisCall()
        .map(RunningRender::isAborted)
        .orElseGet(() -> running.stream().anyMatch(RunningRender::isAborted));
  }
}
