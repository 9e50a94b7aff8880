package framewright.install;

import framewright.report.Report;
import framewright.server.ServerFolders;
import java.util.List;
import java.util.Optional;

/** Ends servers and tells how they ended. */
public final class Stopping {
  private Stopping() {}

  /** The server that the plugins of this user meet. */
  public static List<ProcessHandle> ofThisUser() {
    return ServerFolders.current()
        .endpoint()
        .flatMap(endpoint -> ProcessHandle.of(endpoint.process()))
        .filter(process -> Servers.homeOf(process).isPresent())
        .stream()
        .toList();
  }

  /** False when one of them could not be ended. */
  public static boolean stop(List<ProcessHandle> servers, Report report)
      throws InterruptedException {
    boolean allEnded = true;
    for (ProcessHandle server : servers) {
      Optional<String> home = Servers.homeOf(server);
      String name = "process " + server.pid() + home.map(folder -> " of " + folder).orElse("");
      switch (Servers.stop(server)) {
        case LEFT -> report.item("stopped", name + ", which left in order");
        case KILLED -> report.item("stopped", name + ", by force: it did not leave when asked");
        case STAYS -> {
          report.item("runs on", name + ", which this user may not end");
          allEnded = false;
        }
      }
    }
    return allEnded;
  }
}
