package framewright.bench.faults;

import framewright.bench.BenchReport;
import framewright.command.Benchmark;
import framewright.footage.FootageException;
import framewright.render.Home;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code bench faults} command. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    description = {
      "Does to the real plugin and server what happens on bad days, and prints a table of what came of it and what must.",
      "All of it takes some hours; --brief takes a few minutes. The exit code is 1 when something did not hold."
    })
public final class FaultsBench implements Benchmark {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--brief", description = "Each fault a few times, without the long ones.")
  private boolean brief;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "These faults alone, as in --only R1,R4.")
  private List<String> only = List.of();

  @Option(names = "--except", split = ",", paramLabel = "ID", description = "All but these faults.")
  private List<String> except = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the figures for other programs.")
  private Path json;

  @Override
  public Integer call() throws Exception {
    Extent extent = brief ? Extent.BRIEF : Extent.FULL;
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "| | What happens | What must come of it | What came of it | |\n|---|---|---|---|---|");
    BenchReport report = new BenchReport("faults");
    boolean all = true;
    for (Fault fault : chosen()) {
      out.printf("| %s | %s | %s | ", fault.id(), fault.title(), fault.bar());
      out.flush();
      Verdict verdict = FaultProcess.run(Home.current(), fault, extent);
      out.printf("%s | %s |%n", verdict.measured(), verdict.met() ? "holds" : "DOES NOT HOLD");
      report.put(fault.id(), verdict.measured());
      report.put(fault.id() + "_holds", verdict.met() ? 1 : 0);
      all &= verdict.met();
    }
    write(report);
    return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private List<Fault> chosen() {
    List<Fault> named =
        only.isEmpty()
            ? Faults.ALL.stream().filter(fault -> fault.isBrief() || !brief).toList()
            : only.stream().map(Faults::named).toList();
    List<Fault> leftOut = except.stream().map(Faults::named).toList();
    return named.stream().filter(fault -> !leftOut.contains(fault)).toList();
  }

  private void write(BenchReport report) throws FootageException {
    if (json != null) {
      report.write(json);
    }
  }
}
