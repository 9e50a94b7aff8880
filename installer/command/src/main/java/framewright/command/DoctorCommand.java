package framewright.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.doctor.Examination;
import framewright.doctor.Finding;
import framewright.render.Home;
import framewright.report.Json;
import java.io.PrintWriter;
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

  @Override
  public Integer call() {
    List<Finding> findings = new Examination(Home.current()).findings();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(asJson(findings)));
    } else {
      findings.forEach(finding -> print(out, finding));
      out.println(
          findings.stream().anyMatch(Finding::isBad)
              ? "Something is wrong: see the arrows."
              : "All is well.");
    }
    return findings.stream().anyMatch(Finding::isBad)
        ? CommandLine.ExitCode.SOFTWARE
        : CommandLine.ExitCode.OK;
  }

  private static void print(PrintWriter out, Finding finding) {
    out.printf("%-16s %s%n", finding.name(), finding.text());
    if (finding.isBad()) {
      out.printf("%-16s -> %s%n", "", finding.advice());
    }
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
