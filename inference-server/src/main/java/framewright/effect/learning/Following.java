package framewright.effect.learning;

import framewright.effect.Making;
import framewright.effect.Strips;
import framewright.effect.TemporalHold;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Graph;
import framewright.engine.Tensor;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.pack.Manifest;
import framewright.pack.ModelPack;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** Frames of the shot, made as the pack of a render learned it. */
final class Following implements Making {
  private final Work work;
  private final ModelPack pack;

  private Following(Work work) {
    this.work = work;
    this.pack = loadable(work);
  }

  /** Fills the output. */
  static void make(Work work, Frame source) {
    Following following = new Following(work);
    double hold = work.parameters().number("temporal_hold");
    if (hold > 0) {
      following.hold(source, hold);
    } else {
      following.make(source, Tensor.of(work.output()));
    }
  }

  /** While it is learned, a pack may have gone since the render was admitted: then the next one. */
  private static ModelPack loadable(Work work) {
    ModelPack admitted = work.graphs().pack();
    try {
      Graph unused = work.graphs().graph(admitted, Manifest.MAIN);
      return admitted;
    } catch (FramewrightException e) {
      if (e.kind() != ErrorKind.MODEL_UNAVAILABLE || !work.parameters().text("version").isEmpty()) {
        throw e;
      }
      return work.graphs().pack(admitted.id());
    }
  }

  private void make(Frame source, Tensor result) {
    Graph graph = work.graphs().graph(pack, Manifest.MAIN);
    work.graphs().run(graph, Map.of("source", Tensor.of(source)), Map.of("result", result));
  }

  @Override
  public TensorCache.Lease of(Frame frame) {
    return work.cache()
        .lease(
            List.of("learn.made", frame.identity(), pack.id(), pack.manifest().version()),
            frame.format().bytes(),
            () -> {
              Tensor made =
                  Tensor.allocate(
                      frame.format().height(), frame.format().width(), FrameFormat.CHANNELS);
              make(frame, made);
              return Map.of(MADE, made);
            });
  }

  private void hold(Frame source, double share) {
    try (TensorCache.Lease made = of(source);
        Tensor held = new TemporalHold(work, this, share).held(source, made.tensor(MADE))) {
      FrameFormat format = source.format();
      Strips.of(format.height(), format.width())
          .each(
              work.graphs(),
              "hold",
              (runner, row, rows) -> {
                int first = row * format.width() * FrameFormat.CHANNELS;
                int count = rows * format.width() * FrameFormat.CHANNELS;
                FloatBuffer still = held.floats().slice(first, count);
                keepUntouched(
                    source.floats().slice(first, count),
                    made.tensor(MADE).floats().slice(first, count),
                    still);
                work.output().floats().slice(first, count).put(still);
              });
    }
  }

  /** What a repair left as it was stays so, to the last bit. */
  private static void keepUntouched(FloatBuffer source, FloatBuffer made, FloatBuffer held) {
    for (int i = 0; i < held.capacity(); i++) {
      if (made.get(i) == source.get(i)) {
        held.put(i, source.get(i));
      }
    }
  }
}
