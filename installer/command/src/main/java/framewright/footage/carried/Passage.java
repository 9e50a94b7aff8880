package framewright.footage.carried;

import framewright.footage.FootageReader;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What goes on from a source into a result beside pictures: sound in its own time where the effect
 * leaves time alone, the times of frames where each is made of one, time code always.
 */
public final class Passage {
  private final FootageReader source;
  private final FrameRange domain;
  private final FrameRange frames;
  private final FrameRate rate;
  private final Carried has;
  private final List<String> notes = new ArrayList<>();

  /**
   * From a source through an effect.
   *
   * @param domain all frames that the effect can make of the source
   * @param frames those that are made
   * @param rate of the result
   */
  public Passage(FootageReader source, FrameRange domain, FrameRange frames, FrameRate rate) {
    this.source = source;
    this.domain = domain;
    this.frames = frames;
    this.rate = rate;
    this.has = source.carried();
  }

  /**
   * What goes on.
   *
   * @param asked what shall become of the sound; absent for what fits
   */
  public Carried carried(Optional<SoundHandling> asked) {
    SoundHandling handling = asked.orElse(keepsTime() ? SoundHandling.COPY : SoundHandling.SILENCE);
    return new Carried(
        has.colour(),
        has.pixelAspect(),
        times(),
        has.timecode().map(code -> code.at(rate).plus(later())),
        has.recorded(),
        handling == SoundHandling.NONE ? Optional.empty() : sound(handling, asked.isPresent()));
  }

  /** What a person should know of it. */
  public List<String> notes() {
    return notes;
  }

  /** Whether result and source last as long as each other. */
  private boolean keepsTime() {
    return Math.abs(stretch() - 1) * source.range().count() < 0.5;
  }

  private boolean isOneToOne() {
    return keepsTime() && domain.equals(source.range());
  }

  /** Seconds of the result for each of the source. */
  private double stretch() {
    double of = source.range().count() / source.rate().perSecond();
    return domain.count() / rate.perSecond() / of;
  }

  private int later() {
    return frames.first() - domain.first();
  }

  private Optional<FrameTimes> times() {
    boolean variable = has.times().filter(FrameTimes::areUneven).isPresent();
    boolean inside = domain.contains(frames.first()) && domain.contains(frames.last());
    if (isOneToOne() && inside && rate.equals(source.rate())) {
      return has.times().map(this::part);
    }
    if (variable) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s has frames at uneven times; those of the result follow each other at %.3f a"
                  + " second.",
              source.name(),
              rate.perSecond()));
    }
    return Optional.empty();
  }

  private FrameTimes part(FrameTimes times) {
    return frames.equals(domain) ? times : times.part(later(), frames.last() - domain.first());
  }

  private Optional<Soundtrack> sound(SoundHandling handling, boolean asked) {
    if (has.sound().isEmpty()) {
      return Optional.empty();
    }
    if (!keepsTime() && (!asked || handling == SoundHandling.COPY)) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The result lasts %.4g times as long as %s, so its sound %s; --audio stretch draws it"
                  + " out as tape does.",
              stretch(),
              source.name(),
              handling == SoundHandling.COPY ? "no longer fits" : "is silence"));
    }
    double stretch = handling == SoundHandling.COPY ? 1 : stretch();
    double from = frames.first() <= domain.first() ? 0 : at(frames.first()) / stretch;
    boolean allOfIt = frames.last() >= domain.last() && handling == SoundHandling.COPY;
    double to = allOfIt ? Double.POSITIVE_INFINITY : at(frames.last() + 1) / stretch;
    Soundtrack part = has.sound().get().between(from, to);
    return Optional.of(new Soundtrack(part.file(), handling, part.from(), part.to(), stretch));
  }

  private static double secondsOf(int index, FrameTimes times) {
    return index < times.ticks().length ? times.seconds(index) : times.end();
  }

  /** Seconds from the beginning of the whole result to a frame. */
  private double at(int frame) {
    int index = frame - domain.first();
    return isOneToOne() && has.times().isPresent()
        ? secondsOf(index, has.times().get())
        : index / rate.perSecond();
  }
}
