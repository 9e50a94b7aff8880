package framewright.effect.retime;

import framewright.effect.Report;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.motion.FrameDifference;
import framewright.motion.GrainLevel;
import framewright.motion.Inbetween;
import framewright.motion.Mixing;
import framewright.motion.Motion;
import framewright.motion.RollingShutter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the frame at a time between two others. A pair is judged and matched once; the memory
 * serves every further time.
 */
final class Interpolation {
  private final Work work;
  private final SourceFrames frames;

  Interpolation(Work work, SourceFrames frames) {
    this.work = work;
    this.frames = frames;
  }

  void render(TimeBetween between, Frame result) {
    if (between.whole() || same(between)) {
      SourceFrames.copy(between.nearest(), result);
      return;
    }
    switch (treatment(between)) {
      case "hold" -> SourceFrames.copy(between.nearest(), result);
      case "blend" -> blend(between, result);
      case "extrapolate" -> warp(extrapolated(between), result);
      default -> warp(between, result);
    }
  }

  /** The source frame as if its rows had been read at once, not one after the other. */
  void unroll(Frame result) {
    double time = work.parameters().number("source_time");
    Frame frame = frames.around(time).nearest();
    Optional<TimeBetween> before =
        frames.latestBefore(frame.time()).map(other -> new TimeBetween(other, frame, 1));
    Optional<TimeBetween> after =
        frames.earliestAfter(frame.time()).map(other -> new TimeBetween(frame, other, 0));
    List<TimeBetween> pairs =
        Stream.of(before, after)
            .flatMap(Optional::stream)
            .filter(pair -> treatment(pair).equals("warp"))
            .toList();
    List<TensorCache.Lease> motions = new ArrayList<>();
    try (Report.Stage stage = work.report().stage("warp")) {
      List<RollingShutter.Seen> seen = new ArrayList<>();
      for (TimeBetween pair : pairs) {
        TensorCache.Lease motion = motion(pair);
        motions.add(motion);
        seen.add(new RollingShutter.Seen(new Motion(motion.tensors()), pair.fraction()));
      }
      RollingShutter.render(frame, seen, work.parameters().number("readout"), result);
    } finally {
      motions.forEach(TensorCache.Lease::close);
    }
  }

  /** What to do with a pair: see {@link Cuts}. */
  String treatment(TimeBetween between) {
    return new Cuts(work.parameters(), work.report()).treatment(between, difference(between));
  }

  /** Draws the motion of a pair instead of what it makes. */
  void look(TimeBetween between, Look look) {
    try (TensorCache.Lease motion = motion(between);
        Report.Stage stage = work.report().stage("draw")) {
      look.draw(new Motion(motion.tensors()), between.fraction(), work.output());
    }
  }

  interface Look {
    void draw(Motion motion, double time, Frame result);
  }

  /** Equal pixels: nothing can lie between them but the same. */
  private static boolean same(TimeBetween between) {
    Optional<?> id = between.before().contentId();
    return between.before().time() == between.after().time()
        || (id.isPresent() && id.equals(between.after().contentId()));
  }

  private static void blend(TimeBetween between, Frame result) {
    Mixing.mix(
        between.before(), 1 - between.fraction(), between.after(), between.fraction(), result);
  }

  private void warp(TimeBetween between, Frame result) {
    if (between.whole()) {
      SourceFrames.copy(between.nearest(), result);
      return;
    }
    Optional<TwoLayers> layers = TwoLayers.of(work, between);
    if (layers.isPresent()) {
      layers.get().render(result);
      return;
    }
    try (TensorCache.Lease motion = motion(between);
        Report.Stage stage = work.report().stage("warp")) {
      work.report().lookUp();
      Optional<Frame> overlay = work.inputs().nearest("Overlay");
      Inbetween.render(
          between.before(),
          between.after(),
          between.fraction(),
          new Motion(motion.tensors()),
          overlay,
          grain(between),
          result);
    }
  }

  /**
   * How much both frames have, where the frame between is to have as much. A shutter that is open
   * sees the mean of many.
   */
  private Optional<GrainLevel> grain(TimeBetween between) {
    if (!work.parameters().text("grain").equals("keep")
        || work.parameters().text("mode").equals("blur")) {
      return Optional.empty();
    }
    List<Object> key =
        List.of("retime grain", between.before().identity(), between.after().identity());
    try (TensorCache.Lease level =
        work.cache()
            .lease(key, () -> Map.of("grain", GrainLevel.of(between.before(), between.after())))) {
      return Optional.of(new GrainLevel(level.tensor("grain")));
    }
  }

  /**
   * Across a cut: the pair on the nearer side of it, continued; the nearest frame where no such
   * pair came.
   */
  private TimeBetween extrapolated(TimeBetween across) {
    double reach = across.after().time() - across.before().time();
    double time = across.before().time() + across.fraction() * reach;
    boolean early = across.fraction() <= 0.5;
    Optional<Frame> first =
        early ? frames.latestBefore(across.before().time()) : Optional.of(across.after());
    Optional<Frame> second =
        early ? Optional.of(across.before()) : frames.earliestAfter(across.after().time());
    if (first.isEmpty() || second.isEmpty()) {
      return new TimeBetween(across.nearest(), across.nearest(), 0);
    }
    double length = second.get().time() - first.get().time();
    return new TimeBetween(first.get(), second.get(), (time - first.get().time()) / length);
  }

  private FrameDifference difference(TimeBetween source) {
    TimeBetween between = new MotionFrames(work).of(source);
    List<Object> key =
        List.of("retime difference", between.before().identity(), between.after().identity());
    try (Report.Stage stage = work.report().stage("judge");
        TensorCache.Lease lease = work.cache().lease(key, () -> judged(between))) {
      return new FrameDifference(lease.tensor("difference").value(), lease.tensor("cut").value());
    }
  }

  private static Map<String, Tensor> judged(TimeBetween between) {
    FrameDifference difference = FrameDifference.of(between.before(), between.after());
    return Map.of(
        "difference",
        Tensor.scalar(difference.difference()),
        "cut",
        Tensor.scalar(difference.cut()));
  }

  private TensorCache.Lease motion(TimeBetween source) {
    return new PairMotion(work).of(new MotionFrames(work).of(source));
  }
}
