package framewright.command;

import framewright.footage.AlphaHandling;
import framewright.footage.FootageException;
import framewright.footage.FrameRate;
import framewright.footage.PixelDepth;
import framewright.footage.VideoCodec;
import framewright.footage.carried.SoundHandling;
import framewright.render.Failure;
import framewright.render.FrameResult;
import framewright.render.Home;
import framewright.render.Plan;
import framewright.render.RenderListener;
import framewright.render.RenderOrder;
import framewright.render.Rendering;
import framewright.render.Setting;
import framewright.report.FrameNumbers;
import framewright.report.ProgressLine;
import framewright.report.RenderReport;
import framewright.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Renders a clip through an OpenFX plugin, without an editor.",
    footer = {
      "",
      "Examples:",
      "  framewright render key --in shot.%%04d.png --out keyed.%%04d.exr",
      "  framewright render key --in shot.%%04d.exr --out keyed.%%04d.exr --layers matte,foreground",
      "  framewright render retime --in clip.mp4 --out slow.mov --set mode=speed --set speed=0.5",
      "  framewright render style --in shot.%%04d.exr --out ink.%%04d.exr --set strength@1=0 --set strength@24=1",
      "",
      "Pictures: PNG (8 and 16 bit) and EXR (half and float); JPEG, TIFF and DPX are read too.",
      "Video: what FFmpeg reads; written are .mp4 (H.264), .mov (ProRes 4444, keeps alpha) and .mkv (FFV1, lossless).",
      "A video keeps sound, time code, colour tags and the times of its frames.",
      "EXR is scene-linear and premultiplied, everything else display-referred and straight, in and out.",
      "The exit code is 0 when every frame was written, 1 when a frame failed, 2 when the order makes no sense."
    })
final class RenderCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "EFFECT",
      description = "key, style, retime, model, or the id of any OpenFX plugin.")
  private String effect;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILES",
      description =
          "name.%%04d.png, one picture, a layer of EXR files (name.%%04d.exr#matte), a folder of stills, a video, or a clip of a timeline: cut.otio#NAME.")
  private String input;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILES",
      description = "Where the result goes, likewise.")
  private String output;

  @Option(
      names = "--clip",
      paramLabel = "NAME=FILES",
      description = "A further input, by its name in the panel.")
  private List<String> clips = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME[@FRAME]=VALUE",
      description = "A parameter by its script name; with @FRAME a keyframe.")
  private List<String> settings = List.of();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "A preset of the effect, as 'framewright presets' lists them; --set goes before it.")
  private String preset;

  @Option(
      names = "--layers",
      split = ",",
      paramLabel = "VIEW",
      description =
          "Further views of the effect, as in matte,foreground: layers of those names in EXR files, beside the picture.")
  private List<String> layers = List.of();

  @Option(
      names = "--frames",
      paramLabel = "A-B",
      description = "Output frames. All that the effect can make, by default.")
  private String frames;

  @Option(
      names = "--depth",
      description = "Pixels in the plugin: byte, short, half or float. The input's, by default.")
  private PixelDepth depth;

  @Option(
      names = "--alpha",
      description = "file (as its kind has it), keep, straight or premultiplied.")
  private AlphaHandling alpha = AlphaHandling.FILE;

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      description =
          "Of a video output: 24, 23.976, 30000/1001. What the effect makes of the input's, by default.")
  private String rate;

  @Option(
      names = "--codec",
      description =
          "Of a video output: h264, prores_4444, prores_422_hq or ffv1. The first is .mp4's, the second .mov's, the last .mkv's.")
  private VideoCodec codec;

  @Option(
      names = "--audio",
      description =
          "copy, none, stretch (as tape does) or silence. By default a video's sound is copied; where the effect changes its length, it is silence.")
  private SoundHandling audio;

  @Option(
      names = "--resume",
      description =
          "Goes on with an interrupted render of stills: those that are finished, whole and of these settings are kept.")
  private boolean resume;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "How many frames are rendered at once, as far as memory allows; they are written in their order. 1 by default.")
  private int jobs = 1;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Writes what was ordered, model, device, each frame's timings, and the SHA-256 of every file.")
  private Path json;

  @Option(names = "--dry-run", description = "Says what would be made, and makes nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws FootageException {
    RenderOrder order = order();
    try (Rendering rendering = new Rendering(order, Home.current())) {
      return dryRun ? tell(rendering.plan()) : render(rendering, order);
    }
  }

  private int tell(Plan plan) {
    Report report =
        new Report()
            .line("effect", plan.plugin())
            .line("source", plan.source())
            .line("frames", plan.frames() + ", " + plan.frames().count() + " in all");
    if (resume) {
      report.line("finished", plan.finished());
    }
    boolean oneFile = plan.first().equals(plan.last());
    report.line("result", oneFile ? plan.first() : plan.first() + " to " + plan.last());
    plan.rate().ifPresent(rate -> report.line("rate", String.format(Locale.ROOT, "%.3f", rate)));
    plan.sound().ifPresent(sound -> report.line("sound", sound));
    plan.notes().forEach(report::advice);
    report.print(spec.commandLine().getOut(), false);
    return CommandLine.ExitCode.OK;
  }

  private int render(Rendering rendering, RenderOrder order) throws FootageException {
    PrintWriter out = spec.commandLine().getOut();
    ProgressLine progress =
        new ProgressLine(
            out, Boolean.getBoolean("framewright.terminal"), rendering.frames().count());
    List<FrameResult> results = rendering.run(follow(progress));
    progress.finish();
    if (json != null) {
      RenderReport.write(json, order, rendering.pluginId(), results, progress.framesPerSecond());
    }
    return conclude(out, results, progress);
  }

  private RenderOrder order() {
    return new RenderOrder(
        effect,
        input,
        output,
        clips(),
        settings(),
        layers,
        Optional.ofNullable(frames).map(FrameInterval::parse),
        Optional.ofNullable(depth),
        Optional.ofNullable(rate).map(RenderCommand::rate),
        alpha,
        Optional.ofNullable(codec),
        Optional.ofNullable(audio),
        resume,
        jobs);
  }

  private List<Setting> settings() {
    Stream<Setting> ofPreset =
        preset == null ? Stream.of() : PresetSettings.of(effect, preset).stream();
    return Stream.concat(ofPreset, settings.stream().map(Setting::parse)).toList();
  }

  private Map<String, String> clips() {
    Map<String, String> named = new LinkedHashMap<>();
    for (String clip : clips) {
      int equals = clip.indexOf('=');
      if (equals < 1) {
        throw new Failure(
            "--clip "
                + clip
                + " is not understood. Write --clip NAME=FILES, as in --clip Background=sky.png.");
      }
      named.put(clip.substring(0, equals), clip.substring(equals + 1));
    }
    return named;
  }

  private static FrameRate rate(String text) {
    try {
      return FrameRate.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Failure("--fps " + text + " is no frame rate. Write 24, 23.976 or 30000/1001.", e);
    }
  }

  private static RenderListener follow(ProgressLine progress) {
    return new RenderListener() {
      @Override
      public void note(String sentence) {
        progress.say(sentence);
      }

      @Override
      public void frameDone(FrameResult result) {
        String frame = "frame " + result.frame();
        result.error().ifPresent(error -> progress.say(frame + " failed: " + error));
        result.report().warnings().forEach(warning -> progress.say(frame + ": " + warning));
        progress.frameDone();
      }
    };
  }

  private int conclude(PrintWriter out, List<FrameResult> results, ProgressLine progress) {
    List<FrameResult> failed = results.stream().filter(FrameResult::failed).toList();
    long kept = results.stream().filter(FrameResult::isKept).count();
    if (kept > 0) {
      out.printf(Locale.ROOT, "%d frames were finished and are kept%n", kept);
    }
    long written = results.size() - failed.size() - kept;
    out.printf(
        Locale.ROOT,
        "%d of %d frames written to %s, %.2f frames per second%n",
        written,
        results.size(),
        output,
        progress.framesPerSecond());
    if (failed.isEmpty()) {
      return CommandLine.ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .println("framewright: these frames failed: " + FrameNumbers.of(failed));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
