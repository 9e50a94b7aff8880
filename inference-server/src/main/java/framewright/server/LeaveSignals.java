package framewright.server;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's signals to end, taken as calls. A shutdown hook would be too late: all hooks run at
 * once, and ONNX Runtime's closes the runtime under the frames that this server still has to end.
 * Through method handles, because javac's warning about {@code sun.misc} cannot be suppressed.
 */
final class LeaveSignals {
  private static final Logger LOG = LoggerFactory.getLogger(LeaveSignals.class);
  private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

  private LeaveSignals() {}

  /** Every later signal to end calls {@code leave} and does nothing else. */
  static void call(Runnable leave) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle named =
          lookup.findConstructor(signal, MethodType.methodType(void.class, String.class));
      MethodHandle handle =
          lookup.findStatic(signal, "handle", MethodType.methodType(handler, signal, handler));
      Object leaving = MethodHandleProxies.asInterfaceInstance(handler, calling(leave, signal));
      for (String name : NAMES) {
        take(name, named, handle, leaving);
      }
    } catch (ReflectiveOperationException e) {
      LOG.warn("This Java has no signals: frames that run when the server is ended may fail", e);
    }
  }

  /** {@code leave} as a function of the signal that came. */
  private static MethodHandle calling(Runnable leave, Class<?> signal)
      throws ReflectiveOperationException {
    MethodHandle run =
        MethodHandles.lookup()
            .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
            .bindTo(leave);
    return MethodHandles.dropArguments(run, 0, signal);
  }

  private static void take(String name, MethodHandle named, MethodHandle handle, Object leaving) {
    try {
      Object signal = named.invoke(name);
      Object replaced = handle.invoke(signal, leaving);
      LOG.debug("{} is taken from {}", name, replaced);
    } catch (Throwable e) { // what a method handle declares
      LOG.debug("This system does not offer the signal {}", name, e); // Windows knows no HUP
    }
  }
}
