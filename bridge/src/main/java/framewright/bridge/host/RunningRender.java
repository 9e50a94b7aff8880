package framewright.bridge.host;

import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.Report;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.FrameSource;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.parameter.ParamValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A render under way, or a change in which the plugin looks at frames: what it has fetched, whether
 * it should give up. Owns its images.
 */
final class RunningRender implements AutoCloseable {

  private record Frame(OfxClip clip, double time) {}

  private final RenderRequest request;
  private final HostHabits habits;
  private final CStrings strings;
  private final Report report;
  private final Map<Frame, Image> frames = new HashMap<>();
  private final Set<OpenImage> open = ConcurrentHashMap.newKeySet();
  private Map<String, List<double[]>> needed = Map.of();
  private Optional<Image> output = Optional.empty();
  private volatile boolean aborted;

  RunningRender(RenderRequest request, HostHabits habits, CStrings strings, Report report) {
    this.request = request;
    this.habits = habits;
    this.strings = strings;
    this.report = report;
  }

  RenderRequest request() {
    return request;
  }

  Report report() {
    return report;
  }

  void abort() {
    aborted = true;
  }

  boolean isAborted() {
    return aborted || request.aborted().getAsBoolean();
  }

  /** The plugin's promise of which times of which clip it will fetch. */
  void needs(Map<String, List<double[]>> rangesByClip) {
    needed = rangesByClip;
  }

  /** The image to render into; stays this render's. */
  void output(Image image) {
    output = Optional.of(image);
  }

  /** Hands an image to the plugin. Refuses with FAILED where there is none. */
  OpenImage open(OfxClip clip, double time) {
    double fetched = habits.temporalAccess() ? time : request.time();
    Image image = clip.isOutput() ? output() : frame(clip, fetched);
    OpenImage opened = new OpenImage(image, clip, this, strings);
    open.add(opened);
    return opened;
  }

  private synchronized Image output() {
    return output
        .orElseThrow(() -> new OfxException(Status.FAILED, "no output outside of a render"))
        .share();
  }

  /** A share of the clip's frame. */
  synchronized Image frame(OfxClip clip, double time) {
    checkNeeded(clip, time);
    Image image = frames.get(new Frame(clip, time));
    if (image == null) {
      image = fetch(clip, time);
      frames.put(new Frame(clip, time), image);
    }
    return image.share();
  }

  private Image fetch(OfxClip clip, double time) {
    FrameSource source =
        clip.source()
            .filter(connected -> !isLost(clip))
            .orElseThrow(() -> new OfxException(Status.FAILED, clip.name() + " is not connected"));
    Image image = read(clip, source, time);
    if (image == null) {
      throw new OfxException(Status.FAILED, clip.name() + " has no frame at " + time);
    }
    checkFormat(clip, image);
    return image;
  }

  /** A mask of which such a host would keep only the alpha that it has not. */
  private boolean isLost(OfxClip clip) {
    return habits.masksAreAlpha() && clip.isMask() && clip.components() == Components.RGB;
  }

  /** A source that throws fails the render and nothing else. */
  private Image read(OfxClip clip, FrameSource source, double time) {
    try {
      return source.frame(time, request.scale());
    } catch (RuntimeException failed) {
      String problem =
          "The frame of %s at %s cannot be had: %s"
              .formatted(clip.name(), ParamValue.plain(time), failed.getMessage());
      report.problem(problem);
      throw new OfxException(Status.FAILED, problem);
    }
  }

  private void checkFormat(OfxClip clip, Image image) {
    ImageFormat format = image.format();
    if (format.depth() != clip.depth() || format.components() != clip.components()) {
      image.close();
      String problem =
          "The frame source of %s gave %s %s, where the plugin wants %s %s."
              .formatted(
                  clip.name(),
                  format.components(),
                  format.depth(),
                  clip.components(),
                  clip.depth());
      report.problem(problem);
      throw new OfxException(Status.FAILED, problem);
    }
  }

  private void checkNeeded(OfxClip clip, double time) {
    List<double[]> ranges = needed.get(clip.name());
    if (ranges != null
        && ranges.stream().noneMatch(range -> time >= range[0] && time <= range[1])) {
      report.problem(
          "The plugin fetched %s at %s without having announced it.".formatted(clip.name(), time));
    }
  }

  void closed(OpenImage image) {
    open.remove(image);
  }

  /** Images that the plugin kept are a problem worth reporting, and closed all the same. */
  void takeBackImages() {
    for (OpenImage image : Set.copyOf(open)) {
      report.problem("The plugin did not release an image of %s.".formatted(image.clip().name()));
      image.close();
    }
  }

  @Override
  public synchronized void close() {
    frames.values().forEach(Image::close);
    frames.clear();
    output.ifPresent(Image::close);
  }
}
