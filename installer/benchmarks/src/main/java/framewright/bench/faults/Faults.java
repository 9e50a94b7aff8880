package framewright.bench.faults;

import framewright.bench.faults.learning.KilledCourse;
import framewright.bench.faults.learning.ViewerBesideCourse;
import framewright.render.Failure;
import java.util.List;

/** All faults, in the order of the table. */
final class Faults {
  static final List<Fault> ALL =
      List.of(
          new Kills(),
          new Hang(),
          new CrashLoop(),
          new Aborts(),
          new Flood(),
          new Crowd(),
          new Viewer(),
          new Shortage(),
          new Departures(),
          new Soak(),
          new Orphan(),
          new KilledCourse(),
          new ViewerBesideCourse(),
          new Repeats(),
          new Ramp(),
          new Parts(),
          new StillsAndCuts());

  private Faults() {}

  static Fault named(String id) {
    return ALL.stream()
        .filter(fault -> fault.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "There is no fault \""
                        + id
                        + "\". Choose from "
                        + String.join(", ", ALL.stream().map(Fault::id).toList())
                        + "."));
  }
}
