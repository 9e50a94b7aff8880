package framewright.effect.style;

import framewright.effect.EffectJob;
import framewright.effect.TensorCache;
import framewright.engine.ModelPack;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The picture whose tones and colours a clip takes on, as a profile of numbers summed up from the whole of it. The connected
 * clip goes before the file.
 */
final class Reference {
  /** Length of a profile; the graphs declare the same. */
  private static final int PROFILE = 39;

  /** Sizes of the small pictures; the graphs declare the same. */
  private static final int SHEET_LINES = 270;

  private static final int UNDERLAY_PLANES = 7;

  private final List<Object> key;
  private final Supplier<Tensor> display;

  private Reference(List<Object> key, Supplier<Tensor> display) {
    this.key = key;
    this.display = display;
  }

  static Optional<Reference> of(EffectJob job) {
    Optional<Frame> clip = job.input("Reference");
    if (clip.isPresent()) {
      return clip.map(frame -> fromFrame(job, frame));
    }
    String path = job.text("reference");
    return path.isEmpty() ? Optional.empty() : Optional.of(fromFile(path));
  }

  /** Everything that decides what {@link #applied} makes of a given picture. */
  List<Object> key(EffectJob job) {
    Optional<Object> held = job.flag("reference_hold") ? heldFrame(job).map(Frame::identity) : Optional.empty();
    return List.of(key, job.number("reference_amount"), job.text("reference_use"), held);
  }

  /** A picture with its tones and colours moved to the reference's, of the same size; the caller closes it. */
  Tensor applied(EffectJob job, Tensor picture) {
    Tensor result = Tensor.allocate(picture.shape());
    try (Tensor sheet = sheet(job, picture);
        TensorCache.Lease own = heldProfile(job);
        Tensor present = own == null ? profile(job, sheet) : null;
        TensorCache.Lease aim = job.cache().lease(key, () -> Map.of("profile", profileOf(job, display)))) {
      move(job, picture, sheet, own == null ? present : own.tensor("profile"), aim.tensor("profile"), result);
      return result;
    } catch (FramewrightException e) {
      result.close();
      throw e;
    }
  }

  /** What shows from the whole picture alone is laid under it in small, so that the rest can go strip by strip. */
  private static void move(EffectJob job, Tensor picture, Tensor sheet, Tensor own, Tensor aim, Tensor result) {
    Tensor amount = Tensor.scalar(job.number("reference_amount"));
    Tensor texture = job.text("reference_use").equals("all") ? amount : Tensor.scalar(0);
    int height = (int) picture.shape()[0];
    try (Tensor underlay = Tensor.allocate(1, UNDERLAY_PLANES, SHEET_LINES, sheet.shape()[3])) {
      run(job, "underlay",
          Map.of("sheet", sheet, "own", own, "aim", aim, "tone", amount, "texture", texture), Map.of("underlay", underlay));
      ModelPack finishing = job.pack(StyleEffect.FINISHING_PACK);
      StyleEffect.strips(height, picture.shape()[1]).each(job, "reference", finishing, (graphs, row, count) -> graphs.run("transfer", Map.of(
          "source", picture.rows(row, count), "underlay", underlay, "own", own, "aim", aim, "palette", amount, "tone", amount,
          "top", Tensor.scalar(row), "height", Tensor.scalar(height)), Map.of("result", result.rows(row, count))));
    }
  }

  private static Tensor sheet(EffectJob job, Tensor picture) {
    Tensor sheet = Tensor.allocate(1, 3, SHEET_LINES, sheetColumns(picture));
    run(job, "sheet", Map.of("display", picture), Map.of("sheet", sheet));
    return sheet;
  }

  private static void run(EffectJob job, String role, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    job.run("reference", job.graph(job.pack(StyleEffect.FINISHING_PACK), role), inputs, outputs);
  }

  /** As the graph rounds, which refuses to write a sheet of any other size. */
  private static long sheetColumns(Tensor picture) {
    long[] shape = picture.shape();
    return (long) Math.max(16, Math.min(1024, Math.rint(shape[1] * (float) SHEET_LINES / shape[0])));
  }

  /** The profile of the frame the match is held from; null when the present frame's own is asked for. */
  private static TensorCache.Lease heldProfile(EffectJob job) {
    if (!job.flag("reference_hold")) {
      return null;
    }
    Optional<Frame> held = heldFrame(job);
    if (held.isEmpty()) {
      job.warning("Frame " + (long) job.number("reference_time")
          + " of the clip did not come, so the match is not held: each frame is matched by itself.");
    }
    return held.map(frame -> job.cache().lease(List.of("style.profile", frame.identity()),
        () -> Map.of("profile", profileOf(job, () -> StyleEffect.displayed(job, frame))))).orElse(null);
  }

  private static Optional<Frame> heldFrame(EffectJob job) {
    double time = job.number("reference_time");
    return job.inputs(EffectJob.SOURCE).stream().filter(frame -> frame.time() == time).findFirst();
  }

  private static Tensor profileOf(EffectJob job, Supplier<Tensor> shown) {
    try (Tensor picture = shown.get();
        Tensor sheet = sheet(job, picture)) {
      return profile(job, sheet);
    }
  }

  private static Tensor profile(EffectJob job, Tensor sheet) {
    Tensor profile = Tensor.allocate(PROFILE);
    run(job, "statistics", Map.of("sheet", sheet), Map.of("profile", profile));
    return profile;
  }

  private static Reference fromFrame(EffectJob job, Frame frame) {
    ReferencePicture.checkSize(frame.format().width(), frame.format().height());
    return new Reference(List.of("style.profile", frame.identity()), () -> StyleEffect.displayed(job, frame));
  }

  private static Reference fromFile(String path) {
    try {
      Path file = Path.of(path);
      Object version = Files.exists(file) ? Files.getLastModifiedTime(file) : "absent";
      return new Reference(List.of("style.profile", file, version), () -> ReferencePicture.read(file));
    } catch (IOException | InvalidPathException e) {
      throw FramewrightException.invalidRequest(
          "The reference's path cannot be used. Choose the file again, with its full path.");
    }
  }
}
