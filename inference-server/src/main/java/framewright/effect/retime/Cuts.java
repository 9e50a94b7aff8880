package framewright.effect.retime;

import framewright.effect.Parameters;
import framewright.effect.Report;
import framewright.frame.Frame;
import framewright.motion.FrameDifference;
import java.util.Optional;

/** Decides whether a pair lies across a cut, and says so. */
final class Cuts {
  private final Parameters parameters;
  private final Report report;
  private final Optional<CutList> list;

  Cuts(Parameters parameters, Report report) {
    this.parameters = parameters;
    this.report = report;
    this.list = CutList.read(parameters.text("cut_list"));
  }

  /** What to do with this pair: "warp" where there is no cut, else the artist's choice. */
  String treatment(TimeBetween between, FrameDifference difference) {
    report.finding("difference", difference.difference());
    report.finding("cut_score", difference.cut());
    boolean cut = isCut(between.before(), between.after(), difference);
    report.finding("cut", cut ? 1 : 0);
    if (!cut) {
      return "warp";
    }
    String treatment = parameters.text("cuts");
    report.warning(
        String.format(
            "A cut lies between frames %.0f and %.0f: %s.",
            between.before().time(), between.after().time(), told(treatment)));
    return treatment;
  }

  /** Asked, and not told. */
  boolean between(Frame before, Frame after) {
    return isCut(before, after, FrameDifference.of(before, after));
  }

  /** By what is said of this moment; else by the list; else by what is seen. */
  private boolean isCut(Frame before, Frame after, FrameDifference difference) {
    return switch (parameters.text("cut_here")) {
      case "cut" -> true;
      case "none" -> false;
      default ->
          list.map(cuts -> cuts.hasOneWithin(before.time(), after.time()))
              .orElseGet(() -> difference.cut() > parameters.number("cut_threshold"));
    };
  }

  private static String told(String treatment) {
    return switch (treatment) {
      case "blend" -> "they are blended";
      case "extrapolate" -> "the motion on its own side is continued";
      case "warp" -> "it is warped all the same, as Cuts asks";
      default -> "the nearest frame is shown";
    };
  }
}
