package framewright.effect.style;

import framewright.effect.EffectJob;
import framewright.effect.TensorCache;
import framewright.effect.retime.flow.Carry;
import framewright.engine.Tensor;
import framewright.frame.ColourSpace;
import framewright.frame.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Steadies what is painted: the paintings of the frames just before are carried along the motion and mixed in, up to a cut. A
 * window of source frames and no state, so any order of rendering gives the same pixels.
 */
final class TemporalHold {
  /** Frames before the one shown; the plugin sends as many. */
  private static final int WINDOW = 2;

  private static final String SMALL = "small";

  private final EffectJob job;
  private final Painting painting;

  TemporalHold(EffectJob job, Painting painting) {
    this.job = job;
    this.painting = painting;
  }

  /** A painting of a frame, held; the caller closes it. */
  Tensor held(Frame frame, Tensor painted) {
    Tensor result = Tensor.allocate(painted.shape());
    List<TensorCache.Lease> leases = new ArrayList<>();
    try {
      List<Carry.Past> pasts = pasts(frame, leases);
      try (EffectJob.Stage stage = job.stage("hold")) {
        Carry.mix(painted, pasts, result);
      }
      return result;
    } catch (RuntimeException e) {
      result.close();
      throw e;
    } finally {
      leases.forEach(TensorCache.Lease::close);
    }
  }

  private List<Carry.Past> pasts(Frame frame, List<TensorCache.Lease> leases) {
    List<Carry.Past> pasts = new ArrayList<>();
    List<Frame> path = new ArrayList<>(List.of(frame));
    for (Frame earlier : before(frame)) {
      path.add(earlier);
      Carry carry = carry(path, leases);
      if (!carry.leads()) {
        break;
      }
      TensorCache.Lease painted = painting.lease(earlier);
      leases.add(painted);
      double age = frame.time() - earlier.time();
      pasts.add(new Carry.Past(painted.tensor(Painting.PAINTED), Math.pow(job.number("temporal_hold"), age), carry));
    }
    return pasts;
  }

  /** The frames of the window that came and are of the same size, latest first. */
  private List<Frame> before(Frame frame) {
    return job.inputs(EffectJob.SOURCE).stream()
        .filter(other -> other.time() < frame.time() && other.time() >= frame.time() - WINDOW)
        .filter(other -> other.format().sameSize(frame.format()))
        .sorted(Comparator.comparingDouble(Frame::time).reversed())
        .toList();
  }

  /** The way from the first frame of a path to its last, which lies earliest, frame by frame. */
  private Carry carry(List<Frame> path, List<TensorCache.Lease> leases) {
    int last = path.size() - 1;
    Carry step = between(List.of(path.get(last - 1), path.get(last)), leases, Carry::match);
    if (last == 1) {
      return step;
    }
    Carry sofar = carry(path.subList(0, last), leases);
    return between(path, leases, (before, after, space) -> sofar.after(step, before, after, space));
  }

  private Carry between(List<Frame> path, List<TensorCache.Lease> leases, Way way) {
    Frame later = path.get(0);
    List<Object> key = List.of("style.way", path.stream().map(Frame::identity).toList(), later.format());
    try (EffectJob.Stage stage = job.stage("match")) {
      TensorCache.Lease lease = job.cache().lease(key, () -> {
        try (TensorCache.Lease before = small(path.get(path.size() - 1));
            TensorCache.Lease after = small(later)) {
          return way.found(before.tensor(SMALL), after.tensor(SMALL), later.format().colourSpace());
        }
      });
      leases.add(lease);
      return new Carry(lease.tensors());
    }
  }

  /** Finds what a Carry reads between two small pictures. */
  private interface Way {
    Map<String, Tensor> found(Tensor before, Tensor after, ColourSpace space);
  }

  private TensorCache.Lease small(Frame frame) {
    List<Object> key = List.of("style.small", frame.identity());
    return job.cache().lease(key, () -> Map.of(SMALL, Carry.small(frame)));
  }
}
