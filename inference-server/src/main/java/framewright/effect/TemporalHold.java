package framewright.effect;

import framewright.colour.ColourSpace;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.motion.MotionPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Steadies what is made of a clip: what was made of the frames just before is carried along the
 * motion and mixed in, up to a cut. A window of source frames and no state, so any order of
 * rendering gives the same pixels.
 */
public final class TemporalHold {
  /** Frames before the one shown; the plugin sends as many. */
  private static final int WINDOW = 2;

  private static final String SMALL = "small";

  private final Work work;
  private final Making making;
  private final double share;

  /**
   * A hold of what is made of frames.
   *
   * @param share of the frame before beside the one shown, and of the one before that beside it
   */
  public TemporalHold(Work work, Making making, double share) {
    this.work = work;
    this.making = making;
    this.share = share;
  }

  /** What was made of a frame, held; the caller closes it. */
  public Tensor held(Frame frame, Tensor made) {
    Tensor result = Tensor.allocate(made.shape());
    List<TensorCache.Lease> leases = new ArrayList<>();
    try {
      List<MotionPath.Past> pasts = pasts(frame, leases);
      try (Report.Stage stage = work.report().stage("hold")) {
        MotionPath.mix(made, pasts, result);
      }
      return result;
    } catch (RuntimeException e) {
      result.close();
      throw e;
    } finally {
      leases.forEach(TensorCache.Lease::close);
    }
  }

  private List<MotionPath.Past> pasts(Frame frame, List<TensorCache.Lease> leases) {
    List<MotionPath.Past> pasts = new ArrayList<>();
    List<Frame> frames = new ArrayList<>(List.of(frame));
    for (Frame earlier : before(frame)) {
      frames.add(earlier);
      MotionPath path = path(frames, leases);
      if (!path.leads()) {
        break;
      }
      TensorCache.Lease made = making.of(earlier);
      leases.add(made);
      double age = frame.time() - earlier.time();
      pasts.add(new MotionPath.Past(made.tensor(Making.MADE), Math.pow(share, age), path));
    }
    return pasts;
  }

  /** The frames of the window that came, of the same size and belonging together, latest first. */
  private List<Frame> before(Frame frame) {
    return work.inputs().of(Inputs.SOURCE).stream()
        .filter(other -> other.time() < frame.time() && other.time() >= frame.time() - WINDOW)
        .filter(other -> other.format().sameSize(frame.format()))
        .filter(other -> making.belongTogether(other, frame))
        .sorted(Comparator.comparingDouble(Frame::time).reversed())
        .toList();
  }

  /** The path from the first frame of these to the last, which lies earliest, frame by frame. */
  private MotionPath path(List<Frame> frames, List<TensorCache.Lease> leases) {
    int last = frames.size() - 1;
    MotionPath step =
        between(List.of(frames.get(last - 1), frames.get(last)), leases, MotionPath::match);
    if (last == 1) {
      return step;
    }
    MotionPath sofar = path(frames.subList(0, last), leases);
    return between(
        frames, leases, (before, after, space) -> sofar.after(step, before, after, space));
  }

  private MotionPath between(List<Frame> frames, List<TensorCache.Lease> leases, Search search) {
    Frame later = frames.get(0);
    List<Object> key =
        List.of("hold.path", frames.stream().map(Frame::identity).toList(), later.format());
    try (Report.Stage stage = work.report().stage("match")) {
      TensorCache.Lease lease =
          work.cache()
              .lease(
                  key,
                  () -> {
                    try (TensorCache.Lease before = small(frames.get(frames.size() - 1));
                        TensorCache.Lease after = small(later)) {
                      return search.found(
                          before.tensor(SMALL), after.tensor(SMALL), later.format().colourSpace());
                    }
                  });
      leases.add(lease);
      return new MotionPath(lease.tensors());
    }
  }

  /** Finds what a MotionPath reads between two small pictures. */
  private interface Search {
    Map<String, Tensor> found(Tensor before, Tensor after, ColourSpace space);
  }

  private TensorCache.Lease small(Frame frame) {
    List<Object> key = List.of("hold.small", frame.identity());
    return work.cache().lease(key, () -> Map.of(SMALL, MotionPath.small(frame)));
  }
}
