package framewright.bench.gpu;

import com.google.gson.JsonArray;
import framewright.bench.BenchReport;
import framewright.bench.BenchTable;
import framewright.bench.SizeOption;
import framewright.command.Benchmark;
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.render.Failure;
import framewright.render.Home;
import framewright.report.Json;
import framewright.server.ServerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code bench gpu} command. */
@Command(
    name = "gpu",
    mixinStandardHelpOptions = true,
    description = {
      "Measures every effect on each graphics device that is found, beside the CPU in the same run, and how far the pictures are",
      "apart. Times are those of the fastest frame, from the host's image to the host's image; \"there and back\" is what",
      "carrying a frame to the device and back takes, with a model that changes nothing."
    })
public final class GpuBench implements Benchmark {
  private static final String CPU = "cpu";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "WxH",
      description = "1920x1080,3840x2160 by default.")
  private List<String> sizes = List.of("1920x1080", "3840x2160");

  @Option(
      names = "--devices",
      split = ",",
      paramLabel = "DEVICE",
      description =
          "cuda,webgpu,coreml,directml by default. One that is software is measured, too.")
  private List<String> devices = List.of("cuda", "webgpu", "coreml", "directml");

  @Option(
      names = "--frames",
      description = "Of which the fastest counts, after a first one; 3 by default.")
  private int frames = 3;

  @Option(
      names = "--operators",
      description = "Tells instead which operators of which graph a device leaves to the CPU.")
  private boolean operators;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the figures for other programs.")
  private Path json;

  private final BenchReport report = new BenchReport("gpu");
  private final JsonArray compared = new JsonArray();

  /** Fails where a picture is wrong, or a frame was made elsewhere. */
  @Override
  public Integer call() throws Exception {
    sizes.forEach(SizeOption::parse);
    boolean good = true;
    if (operators) {
      tellOperators();
    } else {
      good = measure();
    }
    if (json != null) {
      report.write(json);
    }
    return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private boolean measure() throws Exception {
    boolean good = true;
    try (DeviceRoom cpuRoom = new DeviceRoom(Home.current(), CPU)) {
      Figures cpu = null;
      for (String device : found()) {
        cpu = cpu == null ? share(cpuRoom) : cpu;
        try (DeviceRoom room = new DeviceRoom(Home.current(), device)) {
          Comparison comparison = Comparison.of(cpu, share(room), Trick.all(Home.current()));
          comparison.print(spec.commandLine().getOut());
          compared.add(comparison.json());
          good &= comparison.good();
        }
      }
    }
    report.put("devices", compared);
    return good;
  }

  /** Those that would be taken; of the others it is said why not. */
  private List<String> found() {
    List<String> found = new ArrayList<>();
    for (String kind : devices) {
      try (Engine engine = Engine.open(ServerEngine.options().withDevice(kind))) {
        Device device = engine.device();
        if (device.id().startsWith(kind)) {
          found.add(kind);
        } else {
          spec.commandLine().getOut().println(device.reason());
          report.put("not_" + kind, device.reason());
        }
      }
    }
    return found;
  }

  private Figures share(DeviceRoom room) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(room.folder().resolve("share"));
    DeviceRoom.Said said =
        room.run(
            "bench",
            "gpu-share",
            "--sizes",
            String.join(",", sizes),
            "--frames",
            frames,
            "--out",
            folder);
    if (said.code() != 0) {
      throw new Failure("A device could not be measured: " + said.text().strip());
    }
    return Json.read(folder.resolve(DeviceShare.FIGURES), Figures.class);
  }

  private void tellOperators() throws Exception {
    BenchTable table = new BenchTable("graph", "on the device", "most bytes", "left to the CPU");
    for (String device : found()) {
      try (DeviceRoom room = new DeviceRoom(Home.current(), device)) {
        Path profiles = Files.createDirectory(room.folder().resolve("profiles"));
        share(room.with("FRAMEWRIGHT_PROFILES", profiles));
        room.run("stop"); // profiles are written when graphs are closed
        List<Operators> graphs = Operators.in(profiles);
        graphs.forEach(
            graph -> table.row(graph.graph(), graph.onDevice(), graph.mostBytes(), graph.left()));
        report.put("operators_" + device, Json.tree(graphs));
      }
    }
    table.print(spec.commandLine().getOut());
  }
}
