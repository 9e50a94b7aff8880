package framewright.bench.faults;

import com.google.gson.Gson;
import framewright.render.Home;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Many hosts with many render threads each, and all effects, on one server. */
final class Crowd implements Fault {
  private static final int MINUTE = 60;
  private static final double GROWTH = 1.25;

  @Override
  public String id() {
    return "R5b";
  }

  @Override
  public String title() {
    return "20 hosts of 8 threads each, with all four effects, for ten minutes (briefly: 3 hosts)";
  }

  @Override
  public String bar() {
    return "no frame failed, black or other than on a quiet machine; memory settles";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    String digests = String.join(",", Guest.quietDigests(home));
    int seconds = extent.times(5, 10 * MINUTE);
    List<Process> hosts = new ArrayList<>();
    for (int i = 0; i < extent.times(3, 20); i++) {
      hosts.add(start(home, digests, seconds));
    }
    TimeUnit.MILLISECONDS.sleep(500L * seconds);
    double half = LiveServer.current().megabytes();
    TimeUnit.MILLISECONDS.sleep(500L * seconds);
    double end = LiveServer.current().megabytes();
    Guest.Count all = new Guest.Count(0, 0, "");
    for (Process host : hosts) {
      all = all.with(count(host));
    }
    return new Verdict(
        String.format(
            Locale.ROOT,
            "%d of %d frames wrong%s; the server %.0f MB at half time, %.0f at the end",
            all.wrong(),
            all.frames(),
            all.why().isEmpty() ? "" : " (" + all.why() + ")",
            half,
            end),
        all.wrong() == 0 && all.frames() > 0 && (extent == Extent.BRIEF || end <= GROWTH * half));
  }

  private static Process start(Home home, String digests, int seconds) throws Exception {
    return new ProcessBuilder(
            home.command().toString(),
            "bench",
            "guest",
            "--digests",
            digests,
            "--seconds",
            Integer.toString(seconds))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Guest.Count count(Process host) throws Exception {
    String answer = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = host.waitFor();
    return code == 0
        ? new Gson().fromJson(answer, Guest.Count.class)
        : new Guest.Count(1, 1, "a host ended with exit code " + code);
  }
}
