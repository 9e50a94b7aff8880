package framewright.bench.faults;

import framewright.render.Home;
import java.util.Map;

/** One thing that happens to hosts and servers, and what must come of it. */
public interface Fault {

  /** Letters and a number, as in R1. */
  String id();

  /** What happens, in a few words. */
  String title();

  /** What must hold, in a few words. */
  String bar();

  /** What the process needs in its environment. */
  default Map<String, String> environment() {
    return Map.of();
  }

  /** Whether the short form has it: figures of time or memory that need long runs are left out. */
  default boolean isBrief() {
    return true;
  }

  Verdict measure(Home home, Extent extent) throws Exception;
}
