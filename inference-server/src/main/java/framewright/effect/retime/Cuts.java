package framewright.effect.retime;

import framewright.effect.Parameters;
import framewright.effect.Report;
import framewright.frame.Frame;
import framewright.motion.FrameDifference;

/** Decides whether a pair lies across a cut, and says so. */
final class Cuts {
  private final Parameters parameters;
  private final Report report;

  Cuts(Parameters parameters, Report report) {
    this.parameters = parameters;
    this.report = report;
  }

  /** What to do with this pair: "warp" where there is no cut, else the artist's choice. */
  String treatment(TimeBetween between, FrameDifference difference) {
    report.finding("difference", difference.difference());
    report.finding("cut_score", difference.cut());
    boolean cut = isCut(difference);
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
    return isCut(FrameDifference.of(before, after));
  }

  private boolean isCut(FrameDifference difference) {
    return switch (parameters.text("cut_here")) {
      case "cut" -> true;
      case "none" -> false;
      default -> difference.cut() > parameters.number("cut_threshold");
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
