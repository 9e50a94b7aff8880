package framewright.install;

import framewright.report.Report;
import framewright.rpc.Inquiry;
import framewright.server.Endpoint;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a running server does at this moment: memory, queue, frames, failures. */
public final class LiveStatus {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private LiveStatus() {}

  /** Tells it; nothing but the memory of a server that does not answer, or is too old for it. */
  public static void tell(Endpoint server, Report report) {
    ProcessHandle.of(server.process())
        .flatMap(Servers::memory)
        .ifPresent(memory -> tell(memory, report));
    Inquiry.now(server.address(), server.token(), PATIENCE).ifPresent(now -> tell(now, report));
  }

  private static void tell(Servers.Memory memory, Report report) {
    report.hidden("memory_bytes", memory.now()).hidden("peak_memory_bytes", memory.peak());
    report.line(
        "memory", (memory.now() >> 20) + " MB, " + (memory.peak() >> 20) + " MB at its peak");
  }

  private static void tell(Inquiry.Now now, Report report) {
    report.hidden("further_devices", now.furtherDevices());
    if (!now.furtherDevices().isEmpty()) {
      report.line("also on", text(now.furtherDevices()));
    }
    report.hidden("loaded_models", now.loadedModels());
    report.line("in memory", now.loadedModels().isEmpty() ? "no model" : text(now.loadedModels()));
    Inquiry.Queue queue = now.queue();
    report.hidden(
        "queue",
        Map.of(
            "receiving", queue.receiving(),
            "waiting", queue.waiting(),
            "running", queue.running(),
            "places", queue.places()));
    report.line(
        "queue",
        "%d running, %d waiting, %d receiving, of %d places"
            .formatted(queue.running(), queue.waiting(), queue.receiving(), queue.places()));
    report.hidden("frames_per_second", now.framesPerSecond()).hidden("frames", now.frames());
    report.line(
        "frames",
        String.format(
            Locale.ROOT,
            "%.1f a second over the last minute, %d in all",
            now.framesPerSecond(),
            now.frames()));
    report.hidden("courses", now.courses());
    now.courses().forEach(course -> report.line("learning", course));
    tell(now.failures(), report);
  }

  private static void tell(List<Inquiry.Failure> failures, Report report) {
    report.hidden("failures", failures.stream().map(LiveStatus::asMap).toList());
    for (Inquiry.Failure failure : failures) {
      String times = failure.times() == 1 ? "" : ", " + failure.times() + " times";
      report.line(
          "failure " + failure.id(),
          CLOCK.format(failure.when()) + times + ": " + failure.sentence());
    }
  }

  private static Map<String, Object> asMap(Inquiry.Failure failure) {
    return Map.of(
        "id", failure.id(),
        "kind", failure.kind(),
        "sentence", failure.sentence(),
        "when", failure.when().toString(),
        "times", failure.times());
  }

  private static String text(List<String> names) {
    return String.join(", ", names);
  }
}
