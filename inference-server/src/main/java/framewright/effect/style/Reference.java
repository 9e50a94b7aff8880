package framewright.effect.style;

import framewright.effect.Inputs;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.pack.ModelPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The picture whose tones and colours a clip takes on, as a profile of numbers summed up from the
 * whole of it. The connected clip goes before the file.
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

  static Optional<Reference> of(Work work) {
    Optional<Frame> clip = work.inputs().nearest("Reference");
    if (clip.isPresent()) {
      return clip.map(frame -> fromFrame(work, frame));
    }
    String path = work.parameters().text("reference");
    return path.isEmpty() ? Optional.empty() : Optional.of(fromFile(path));
  }

  /** Everything that decides what {@link #applied} makes of a given picture. */
  List<Object> key(Work work) {
    Optional<Object> held =
        work.parameters().flag("reference_hold")
            ? heldFrame(work).map(Frame::identity)
            : Optional.empty();
    return List.of(
        key,
        work.parameters().number("reference_amount"),
        work.parameters().text("reference_use"),
        held);
  }

  /**
   * A picture with its tones and colours moved to the reference's, of the same size; the caller
   * closes it.
   */
  Tensor applied(Work work, Tensor picture) {
    Tensor result = Tensor.allocate(picture.shape());
    try (Tensor sheet = sheet(work, picture);
        TensorCache.Lease own = heldProfile(work);
        Tensor present = own == null ? profile(work, sheet) : null;
        TensorCache.Lease aim =
            work.cache().lease(key, () -> Map.of("profile", profileOf(work, display)))) {
      move(
          work,
          picture,
          sheet,
          own == null ? present : own.tensor("profile"),
          aim.tensor("profile"),
          result);
      return result;
    } catch (FramewrightException e) {
      result.close();
      throw e;
    }
  }

  /**
   * What shows from the whole picture alone is laid under it in small, so that the rest can go
   * strip by strip.
   */
  private static void move(
      Work work, Tensor picture, Tensor sheet, Tensor own, Tensor aim, Tensor result) {
    Tensor amount = amount(work);
    Tensor texture =
        work.parameters().text("reference_use").equals("all") ? amount : Tensor.scalar(0);
    try (Tensor underlay = Tensor.allocate(1, UNDERLAY_PLANES, SHEET_LINES, sheet.shape()[3])) {
      run(
          work,
          "underlay",
          Map.of("sheet", sheet, "own", own, "aim", aim, "tone", amount, "texture", texture),
          Map.of("underlay", underlay));
      transfer(work, picture, underlay, own, aim, result);
    }
  }

  private static void transfer(
      Work work, Tensor picture, Tensor underlay, Tensor own, Tensor aim, Tensor result) {
    Tensor amount = amount(work);
    int height = (int) picture.shape()[0];
    Map<String, Tensor> whole =
        Map.of(
            "underlay",
            underlay,
            "own",
            own,
            "aim",
            aim,
            "palette",
            amount,
            "tone",
            amount,
            "height",
            Tensor.scalar(height));
    ModelPack finishing = work.graphs().pack(StyleEffect.FINISHING_PACK);
    StyleEffect.strips(height, picture.shape()[1])
        .each(
            work.graphs(),
            "reference",
            finishing,
            (runner, row, count) -> {
              Map<String, Tensor> inputs = new HashMap<>(whole);
              inputs.put("source", picture.rows(row, count));
              inputs.put("top", Tensor.scalar(row));
              runner.run("transfer", inputs, Map.of("result", result.rows(row, count)));
            });
  }

  private static Tensor amount(Work work) {
    return Tensor.scalar(work.parameters().number("reference_amount"));
  }

  private static Tensor sheet(Work work, Tensor picture) {
    Tensor sheet = Tensor.allocate(1, 3, SHEET_LINES, sheetColumns(picture));
    run(work, "sheet", Map.of("display", picture), Map.of("sheet", sheet));
    return sheet;
  }

  private static void run(
      Work work, String role, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    work.graphs()
        .run(
            "reference",
            work.graphs().graph(work.graphs().pack(StyleEffect.FINISHING_PACK), role),
            inputs,
            outputs);
  }

  /** As the graph rounds, which refuses to write a sheet of any other size. */
  private static long sheetColumns(Tensor picture) {
    long[] shape = picture.shape();
    return (long)
        Math.max(16, Math.min(1024, Math.rint(shape[1] * (float) SHEET_LINES / shape[0])));
  }

  /**
   * The profile of the frame the match is held from; null when the present frame's own is asked
   * for.
   */
  private static TensorCache.Lease heldProfile(Work work) {
    if (!work.parameters().flag("reference_hold")) {
      return null;
    }
    Optional<Frame> held = heldFrame(work);
    if (held.isEmpty()) {
      work.report()
          .warning(
              "Frame "
                  + (long) work.parameters().number("reference_time")
                  + " of the clip did not come, so the match is not held: each frame is matched by itself.");
    }
    return held.map(
            frame ->
                work.cache()
                    .lease(
                        List.of("style.profile", frame.identity()),
                        () ->
                            Map.of(
                                "profile",
                                profileOf(work, () -> StyleEffect.displayed(work, frame)))))
        .orElse(null);
  }

  private static Optional<Frame> heldFrame(Work work) {
    double time = work.parameters().number("reference_time");
    return work.inputs().of(Inputs.SOURCE).stream()
        .filter(frame -> frame.time() == time)
        .findFirst();
  }

  private static Tensor profileOf(Work work, Supplier<Tensor> shown) {
    try (Tensor picture = shown.get();
        Tensor sheet = sheet(work, picture)) {
      return profile(work, sheet);
    }
  }

  private static Tensor profile(Work work, Tensor sheet) {
    Tensor profile = Tensor.allocate(PROFILE);
    run(work, "statistics", Map.of("sheet", sheet), Map.of("profile", profile));
    return profile;
  }

  private static Reference fromFrame(Work work, Frame frame) {
    ReferencePicture.checkSize(frame.format().width(), frame.format().height());
    return new Reference(
        List.of("style.profile", frame.identity()), () -> StyleEffect.displayed(work, frame));
  }

  private static Reference fromFile(String path) {
    try {
      Path file = Path.of(path);
      Object version = Files.exists(file) ? Files.getLastModifiedTime(file) : "absent";
      return new Reference(
          List.of("style.profile", file, version), () -> ReferencePicture.read(file));
    } catch (IOException | InvalidPathException e) {
      throw FramewrightException.invalidRequest(
          "The reference's path cannot be used. Choose the file again, with its full path.");
    }
  }
}
