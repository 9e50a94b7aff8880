package framewright.bench.style;

import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

/**
 * One look on one clip. Behind the clip's frames stand two noisy draws of its first frame and that
 * frame moved by a pixel.
 */
final class LookTrial implements AutoCloseable {
  private static final int WIDTH = 320;
  private static final double NOISE = 0.01;
  private static final int EXTRA_FRAMES = 3;

  private final List<Picture> frames;
  private final EffectSession session;

  /** Frames of one format; the trial converts nothing but their depth. */
  LookTrial(Home home, List<Picture> frames) throws FootageException {
    this.frames = new ArrayList<>();
    for (Picture frame : frames) {
      this.frames.add(changed(frame, (value, unused) -> value, 0));
    }
    Picture first = this.frames.get(0);
    Random random = new Random(7);
    this.frames.add(changed(first, (value, unused) -> value + NOISE * random.nextGaussian(), 0));
    this.frames.add(changed(first, (value, unused) -> value + NOISE * random.nextGaussian(), 0));
    this.frames.add(changed(first, (value, unused) -> value, 1));
    FrameRange range = new FrameRange(0, this.frames.size() - 1);
    session = EffectSession.open("style", home, first.format(), range, 24);
    session.connect("Source", first.format(), range, this.frames::get);
  }

  /** What a look did. */
  record Figures(
      double own,
      double error,
      double strength,
      double flicker,
      double shift,
      double drift,
      double milliseconds,
      Picture sample) {
    double ratio() {
      return error / own;
    }
  }

  Figures of(String look) throws FootageException {
    session.set("look", look);
    int count = frames.size() - EXTRA_FRAMES;
    List<Thumbnail> source = new ArrayList<>();
    List<Thumbnail> shown = new ArrayList<>();
    Picture first = null;
    double fastest = Double.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      EffectSession.RenderedFrame frame = session.render(i);
      source.add(Thumbnail.of(frames.get(i), WIDTH));
      shown.add(Thumbnail.of(frame.picture(), WIDTH));
      fastest = i == 0 ? fastest : Math.min(fastest, frame.milliseconds());
      first = first == null ? frame.picture() : first;
    }
    double own = Steadiness.temporalError(source, source);
    double error = Steadiness.temporalError(source, shown);
    return new Figures(
        own,
        error,
        strength(source, shown),
        flicker(count),
        shift(count, first),
        drift(source, shown),
        fastest,
        first);
  }

  private double flicker(int count) throws FootageException {
    Picture one = session.render(count).picture();
    Picture two = session.render(count + 1).picture();
    return distance(one, two, 0) / distance(frames.get(count), frames.get(count + 1), 0);
  }

  /**
   * How far the moved frame's picture is from the picture moved; paper that stays with the screen
   * counts, too.
   */
  private double shift(int count, Picture first) throws FootageException {
    return distance(first, session.render(count + 2).picture(), 1);
  }

  private static double strength(List<Thumbnail> source, List<Thumbnail> shown) {
    double sum = 0;
    for (int i = 0; i < source.size(); i++) {
      float[] before = source.get(i).luma().values();
      float[] after = shown.get(i).luma().values();
      for (int pixel = 0; pixel < before.length; pixel++) {
        sum += Math.abs(after[pixel] - before[pixel]) / before.length;
      }
    }
    return sum / source.size();
  }

  /** How far the look's brightness wanders from the source's over the clip. */
  private static double drift(List<Thumbnail> source, List<Thumbnail> shown) {
    double lowest = Double.MAX_VALUE;
    double highest = -Double.MAX_VALUE;
    for (int i = 0; i < source.size(); i++) {
      double gap = mean(shown.get(i).luma()) - mean(source.get(i).luma());
      lowest = Math.min(lowest, gap);
      highest = Math.max(highest, gap);
    }
    return highest - lowest;
  }

  private static double mean(Plane plane) {
    double sum = 0;
    for (float value : plane.values()) {
      sum += value;
    }
    return sum / plane.values().length;
  }

  /**
   * Root mean square of the colours' difference, the second picture read this many pixels further
   * right.
   */
  private static double distance(Picture one, Picture two, int right) {
    double sum = 0;
    long count = 0;
    for (int y = 0; y < one.format().height(); y++) {
      for (int x = 0; x < one.format().width() - right; x++) {
        for (int channel = 0; channel < 3; channel++) {
          double difference = one.component(x, y, channel) - two.component(x + right, y, channel);
          sum += difference * difference;
          count++;
        }
      }
    }
    return Math.sqrt(sum / count);
  }

  /** A float copy, each colour value changed, the picture moved right by some pixels. */
  private static Picture changed(Picture picture, DoubleBinaryOperator change, int right)
      throws FootageException {
    PictureFormat format = picture.format().withDepth(PixelDepth.FLOAT);
    Picture copy = Picture.allocate(format);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        for (int channel = 0; channel < PictureFormat.COMPONENTS; channel++) {
          float value = picture.component(Math.max(0, x - right), y, channel);
          copy.setComponent(
              x, y, channel, channel == 3 ? value : (float) change.applyAsDouble(value, channel));
        }
      }
    }
    return copy;
  }

  @Override
  public void close() {
    session.close();
  }
}
