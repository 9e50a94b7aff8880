package framewright.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.doctor.Examination;
import framewright.doctor.Explanation;
import framewright.doctor.Finding;
import framewright.doctor.Incident;
import framewright.doctor.SupportBundle;
import framewright.render.Failure;
import framewright.render.Home;
import framewright.report.Json;
import framewright.report.Report;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Says what is installed, which device models run on, where the logs are, what is wrong and what to do about it.")
final class DoctorCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  @Option(
      names = "--why",
      paramLabel = "ID",
      description =
          "Explains one failure: the letters in brackets at the end of the message that an editor showed, as k7f2q.")
  private String why;

  @Option(
      names = "--bundle",
      paramLabel = "FILE.zip",
      description =
          "Writes what helps others to help: this, the status, versions, models' hashes, the ends of the logs. Without pixels, and without names of people, machines, files and folders.")
  private Path bundle;

  @Override
  public Integer call() throws IOException {
    return why == null ? examine() : explain();
  }

  private int explain() throws IOException {
    Incident incident =
        Incident.find(why)
            .orElseThrow(
                () ->
                    new Failure(
                        "No log knows a failure \"%s\" (any more). The id is the five letters at the end of the message; the logs are in %s."
                            .formatted(why, ServerFolders.current().logs())));
    Explanation explanation = Explanation.of(incident);
    Report report = new Report().fact("failure", incident.id());
    report.hidden("kind", incident.kind().name());
    report.line("what", what(incident));
    report.hidden("where", incident.where()).hidden("sentence", incident.sentence());
    report.line("when", StatusCommand.CLOCK.format(incident.when()));
    report.hidden("when", incident.when().toString());
    report.fact("cause", explanation.cause()).fact("remedy", explanation.remedy());
    report.hidden("lines", incident.around()).advice("").advice("The logs at that time:");
    incident.around().forEach(report::advice);
    report.print(spec.commandLine().getOut(), json);
    return CommandLine.ExitCode.OK;
  }

  private static String what(Incident incident) {
    return incident.where().isEmpty()
        ? incident.sentence()
        : incident.where() + ": " + incident.sentence();
  }

  private int examine() throws IOException {
    List<Finding> findings = new Examination(Home.current()).findings();
    if (bundle != null) {
      new SupportBundle(Home.current()).write(bundle, findings);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(asJson(findings)));
    } else {
      findings.forEach(finding -> out.println(finding.lines()));
      out.println(
          findings.stream().anyMatch(Finding::isBad)
              ? "Something is wrong: see the arrows."
              : "All is well.");
      if (bundle != null) {
        out.println("The bundle is " + bundle + ". Look into it before you send it to anybody.");
      }
    }
    return findings.stream().anyMatch(Finding::isBad)
        ? CommandLine.ExitCode.SOFTWARE
        : CommandLine.ExitCode.OK;
  }

  private static JsonObject asJson(List<Finding> findings) {
    JsonArray list = new JsonArray();
    for (Finding finding : findings) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", finding.name());
      entry.addProperty("text", finding.text());
      entry.addProperty("ok", !finding.isBad());
      entry.addProperty("advice", finding.advice());
      list.add(entry);
    }
    JsonObject report = new JsonObject();
    report.addProperty("ok", findings.stream().noneMatch(Finding::isBad));
    report.add("findings", list);
    return report;
  }
}
