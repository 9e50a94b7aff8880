package framewright.bench.learn;

import framewright.bench.style.Steadiness;
import framewright.bench.style.Thumbnail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One shot, learned from some of its frames, judged by frames that were not learned from. */
final class Trial {
  private static final int FLICKER_WIDTH = 320;

  private final Shot shot;
  private final List<Integer> examples;
  private final Course course;

  Trial(Shot shot, List<Integer> examples, Course course) {
    this.shot = shot;
    this.examples = examples;
    this.course = course;
  }

  /** Of frames that lie anywhere. */
  Map<String, Double> marks() throws Exception {
    return marks(Shot.judged(examples), this::applied).summary();
  }

  /** The one of these frames that has to be looked at: the largest false piece, or the least dB. */
  int worst() throws Exception {
    List<Integer> judged = Shot.judged(examples);
    Marks marks = marks(judged, this::applied);
    return judged.get(
        marks.worst(
            switch (shot.task()) {
              case PICTURE -> "dB";
              case REPAIR -> "hole dB";
              case MATTE -> "blob %";
            }));
  }

  /** Of those that are far from every example; none with many examples. */
  Map<String, Double> farMarks() throws Exception {
    return marks(far(), this::applied).summary();
  }

  /** Of the same, had the nearest example been carried along the motion instead. */
  Map<String, Double> carriedMarks() throws Exception {
    Carried carried = new Carried(shot);
    return marks(far(), frame -> carried.to(frame, Shot.nearest(frame, examples))).summary();
  }

  /** Of frames that lie anywhere, had all been known of the hand but what it does this time. */
  Map<String, Double> foretoldMarks(Clip foretold) throws Exception {
    return marks(Shot.judged(examples), foretold).summary();
  }

  private List<Integer> far() {
    return Shot.far(Shot.judged(examples), examples);
  }

  /** How much more what was learned flickers than what would have been done by hand. */
  double flicker() throws Exception {
    List<Thumbnail> source = new ArrayList<>();
    List<Thumbnail> byHand = new ArrayList<>();
    List<Thumbnail> learned = new ArrayList<>();
    for (int frame : Shot.inARow()) {
      source.add(thumbnail(shot.source().frame(frame)));
      byHand.add(thumbnail(shot.truth().frame(frame)));
      learned.add(thumbnail(applied(frame)));
    }
    return Steadiness.temporalError(source, learned) / Steadiness.temporalError(source, byHand);
  }

  Plate applied(int frame) throws Exception {
    return course.applied(shot.source().frame(frame)).plate();
  }

  private Marks marks(List<Integer> frames, Clip found) throws Exception {
    List<Map<String, Double>> marks = new ArrayList<>();
    for (int frame : frames) {
      marks.add(
          Mark.of(
              shot.task(),
              shot.source().frame(frame),
              shot.truth().frame(frame),
              found.frame(frame)));
    }
    return new Marks(marks);
  }

  private static Thumbnail thumbnail(Plate plate) throws Exception {
    return Thumbnail.of(plate.picture(), FLICKER_WIDTH);
  }
}
