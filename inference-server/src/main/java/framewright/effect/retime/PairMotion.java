package framewright.effect.retime;

import framewright.effect.Report;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.motion.PairMatcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the motion of a pair once; the memory serves every further time between them. */
record PairMotion(Work work) {

  /** The pictures to look at, where the memory has not served. */
  interface Matched {
    Map<String, Tensor> by(Matcher matcher);
  }

  /** Looks at two pictures as the artist's controls say. */
  interface Matcher {
    Map<String, Tensor> match(Frame before, Frame after);
  }

  TensorCache.Lease of(TimeBetween pair) {
    return of(
        List.of(pair.before().identity(), pair.after().identity()),
        matcher -> matcher.match(pair.before(), pair.after()));
  }

  /**
   * @param pair what tells the pictures from others
   */
  TensorCache.Lease of(List<Object> pair, Matched pictures) {
    double quality = work.parameters().quality();
    double range = work.parameters().number("motion_range") * work.inputs().renderScale();
    Optional<PairMatcher.ModelSearch> model =
        byModel() ? Optional.of(this::search) : Optional.empty();
    List<Object> key =
        List.of(
            "retime motion", pair, quality, range, model.map(search -> work.graphs().pack().id()));
    try (Report.Stage stage = work.report().stage("match")) {
      return work.cache()
          .lease(
              key,
              () ->
                  pictures.by(
                      (before, after) -> PairMatcher.match(before, after, quality, range, model)));
    }
  }

  /** On the processor the dense inverse search is both better and faster than the graph. */
  private boolean byModel() {
    return switch (work.parameters().text("matcher")) {
      case "model" -> true;
      case "processor" -> false;
      default -> !work.graphs().device().isCpu();
    };
  }

  private Tensor search(Tensor before, Tensor after) {
    Tensor motion = Tensor.allocate(before.shape()[0], before.shape()[1], 2);
    try {
      work.graphs().graph().run(Map.of("before", before, "after", after), Map.of("motion", motion));
      return motion;
    } catch (RuntimeException e) {
      motion.close();
      throw e;
    }
  }
}
