package framewright.command;

import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.error.FramewrightException;
import framewright.footage.FootageException;
import framewright.install.InstalledModels;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.learn.Variation;
import framewright.render.Failure;
import framewright.report.Json;
import framewright.teaching.Outcome;
import framewright.teaching.Teaching;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Learns what you did by hand to some frames of a shot, and makes a model of it that does the"
          + " rest: a painted look, a repair, a matte. Nothing but your frames is learned from.",
      "",
      "  framewright learn --source shot.%%04d.png --example painted.%%04d.png --name my-look"
    },
    footer = "It may be ended at any time: the model is there after some seconds, and gets better.")
final class LearnCommand implements Callable<Integer> {
  private static final String NAME = "[a-z][a-z0-9_-]{0,63}";
  private static final double SECONDS_PER_MINUTE = 60;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--source", paramLabel = "FOOTAGE", required = true, description = "The shot.")
  private String source;

  @Option(
      names = "--example",
      paramLabel = "FOOTAGE",
      required = true,
      description = "The frames that you did by hand, numbered as the shot; or one picture.")
  private String example;

  @Option(
      names = "--at",
      paramLabel = "FRAME",
      description = "Of which frame a single picture is; the first by default.")
  private Integer at;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What the model is called: lower case letters, digits and dashes.")
  private String name;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "Where the model goes; by default among yours, where every effect finds it.")
  private Path into;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "picture, repair or matte; by default what the examples look like.")
  private Task task;

  @Option(names = "--size", paramLabel = "SIZE", description = "small, medium (default) or large.")
  private NetworkSize size = NetworkSize.MEDIUM;

  @Option(names = "--minutes", paramLabel = "N", description = "How long; 5 by default.")
  private double minutes = 5;

  @Option(
      names = "--variation",
      paramLabel = "N",
      description =
          "How far the examples are turned, enlarged and recoloured meanwhile: 0 not at all, 1 by"
              + " default.")
  private double variation = 1;

  @Option(
      names = "--flips",
      description = "Mirrors them too. Not for letters, nor where light comes from one side.")
  private boolean flips;

  @Option(
      names = "--hold-out",
      paramLabel = "FRAME",
      description = "An example to judge by and not to learn from: its score is told.")
  private Integer heldOut;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes what came of it, for programs.")
  private Path json;

  @Option(names = "--resume", description = "Goes on where this model was left.")
  private boolean resume;

  @Override
  public Integer call() throws FootageException, IOException, InterruptedException {
    if (!name.matches(NAME)) {
      throw new Failure(
          "\"" + name + "\" is no name for a model: use lower case letters, digits and dashes.");
    }
    Path pack = Optional.ofNullable(into).orElseGet(InstalledModels::userFolder).resolve(name);
    Teaching.Order order =
        new Teaching.Order(
            source,
            example,
            pack.toAbsolutePath(),
            Optional.ofNullable(at),
            Optional.ofNullable(task),
            size,
            new Variation(variation, flips),
            Optional.ofNullable(heldOut),
            Duration.ofMillis(Math.round(minutes * SECONDS_PER_MINUTE * 1000)),
            resume);
    PrintWriter out = spec.commandLine().getOut();
    Outcome outcome = learned(order, out);
    if (json != null) {
      Json.write(json, outcome.json());
    }
    out.println(
        "The model is in " + pack + ". Use it: framewright render learn --set name=" + name);
    return CommandLine.ExitCode.OK;
  }

  private static Outcome learned(Teaching.Order order, PrintWriter out)
      throws FootageException, InterruptedException {
    try (Engine engine = Engine.open(EngineOptions.standard())) {
      return new Teaching(order, out).run(engine);
    } catch (FramewrightException e) {
      throw new Failure(e.getMessage(), e);
    } catch (FootageException e) {
      throw e; // what could not be read says so itself
    } catch (IOException e) {
      throw new Failure(
          "Nothing can be written to %s (%s). Make room there and go on with --resume."
              .formatted(order.pack(), e.getMessage()),
          e);
    } catch (OutOfMemoryError e) {
      throw new Failure(
          "There is not enough memory for these examples. Give fewer of them, or smaller ones.", e);
    }
  }
}
