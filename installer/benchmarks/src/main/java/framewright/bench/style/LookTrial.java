package framewright.bench.style;

import framewright.bridge.host.image.Rect;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

/**
 * One look on one clip, at the panel's defaults but for the hold. Behind the clip's frames stand
 * two noisy draws of its first frame and that frame moved by a pixel; these are painted without the
 * temporal hold, for what they would be mixed with is not their past.
 */
final class LookTrial implements AutoCloseable {
  private static final int WIDTH = 320;
  private static final double NOISE = 0.01;
  private static final int EXTRA_FRAMES = 3;

  private final List<Picture> frames;
  private final EffectSession session;
  private final String hold;

  /**
   * Frames of one format; the trial converts nothing but their depth.
   *
   * @param hold the temporal hold, 0 to 1
   * @param reference what the Reference input shows, if it is connected
   */
  LookTrial(Home home, List<Picture> frames, String hold, Optional<Picture> reference)
      throws FootageException {
    this.hold = hold;
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
    reference.ifPresent(
        picture -> session.connect("Reference", picture.format(), range, frame -> picture));
  }

  /** What a look did. */
  record Figures(
      double own,
      double error,
      double stillRatio,
      double strength,
      double flicker,
      double shift,
      double drift,
      double pump,
      double seam,
      double milliseconds,
      Picture sample) {
    double ratio() {
      return error / own;
    }
  }

  Figures of(String look) throws FootageException {
    session.set("look", look);
    session.set("temporal_hold", hold);
    int count = frames.size() - EXTRA_FRAMES;
    Played played = played(count);
    double seam = seam(count - 1);
    session.set("temporal_hold", "0");
    return new Figures(
        played.ownError(),
        played.error(),
        played.stillRatio(),
        played.strength(),
        flicker(count),
        shift(count),
        played.drift(),
        played.pump(),
        seam,
        played.milliseconds(),
        played.first());
  }

  /** Renders the clip in order; the first frame also loads the look. */
  private Played played(int count) throws FootageException {
    List<Thumbnail> source = new ArrayList<>();
    List<Thumbnail> shown = new ArrayList<>();
    Picture first = null;
    double fastest = Double.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      EffectSession.RenderedFrame frame = session.render(i);
      source.add(Thumbnail.of(frames.get(i), WIDTH));
      shown.add(Thumbnail.of(frame.picture(), WIDTH));
      first = i == 0 ? frame.picture() : first;
      fastest = i == 0 ? fastest : Math.min(fastest, frame.milliseconds());
    }
    return new Played(source, shown, first, fastest);
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
  private double shift(int count) throws FootageException {
    return distance(session.render(0).picture(), session.render(count + 2).picture(), 1);
  }

  /** The largest difference of a frame rendered in four parts from the frame rendered whole. */
  private double seam(int frame) throws FootageException {
    Picture whole = session.render(frame).picture();
    int width = whole.format().width();
    int height = whole.format().height();
    double worst = 0;
    for (int left : new int[] {0, width / 2}) {
      for (int top : new int[] {0, height / 2}) {
        int right = left == 0 ? width / 2 : width;
        int bottom = top == 0 ? height / 2 : height;
        Rect part = new Rect(left, height - bottom, right, height - top);
        worst = Math.max(worst, farthest(whole, session.renderPart(frame, part), left, top));
      }
    }
    return worst;
  }

  private static double farthest(Picture whole, Picture part, int left, int top) {
    double worst = 0;
    for (int y = 0; y < part.format().height(); y++) {
      for (int x = 0; x < part.format().width(); x++) {
        for (int channel = 0; channel < PictureFormat.COMPONENTS; channel++) {
          double there = whole.component(left + x, top + y, channel);
          worst = Math.max(worst, Math.abs(part.component(x, y, channel) - there));
        }
      }
    }
    return worst;
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
