package framewright.bench.learn;

import framewright.bench.Bar;
import framewright.bench.SizeOption;
import framewright.learn.Task;
import java.util.ArrayList;
import java.util.List;

/** What has to be reached, and when. */
final class LearnBars {
  private static final double HD_MINUTES = 10;
  private static final int HD_LINES = 1080;
  private static final int UHD_LINES = 2160;

  private LearnBars() {}

  static List<Bar> of(ApplyCost cost, Task task, SizeOption size) {
    List<Bar> bars = new ArrayList<>();
    if (size.height() == HD_LINES) {
      bars.add(new Bar(task + ": ms to apply", cost.quietMilliseconds(), 1000, true));
    }
    if (size.height() == UHD_LINES) {
      bars.add(new Bar(task + ": peak MB", cost.peakMegabytes(), 3072, true));
    }
    return bars;
  }

  /** Those that are due at the minute of the result. */
  static List<Bar> of(Result result) {
    return switch (result.shot().task()) {
      case REPAIR -> isDue(result, 2) ? repair(result) : List.of();
      case PICTURE -> isDue(result, 3) ? picture(result) : List.of();
      case MATTE -> matte(result);
    };
  }

  private static boolean isDue(Result result, double minutes) {
    boolean isHd = result.size().endsWith("x" + HD_LINES);
    return result.minutes() == (isHd ? HD_MINUTES : minutes);
  }

  private static List<Bar> repair(Result result) {
    return with(
        farther(result, "hole dB"),
        atLeast(result, "hole dB", 30),
        atLeast(result, "outside dB", 45));
  }

  private static List<Bar> picture(Result result) {
    return with(
        farther(result, "dB"),
        atLeast(result, "dB", 25),
        new Bar(title(result, "flicker"), result.flicker(), 1.1, true));
  }

  private static List<Bar> matte(Result result) {
    if (!isDue(result, 3) && !isDue(result, HD_MINUTES)) {
      return List.of();
    }
    double band = result.marks().get("band") / result.marks().get("inside");
    return with(
        farther(result, "IoU"),
        atLeast(result, "IoU", result.minutes() < HD_MINUTES ? 0.95 : 0.97),
        new Bar(title(result, "blob %"), result.marks().get("blob %"), 0.1, true),
        new Bar(title(result, "border / inside"), band, 2, true));
  }

  private static Bar atLeast(Result result, String mark, double limit) {
    return new Bar(title(result, mark), result.marks().get(mark), limit, false);
  }

  /** Far from the examples learning has to beat what carries the nearest of them there. */
  private static List<Bar> farther(Result result, String mark) {
    return result.far().containsKey(mark)
        ? List.of(
            new Bar(
                title(result, "far " + mark + " > carried"),
                result.far().get(mark),
                result.carried().get(mark),
                false))
        : List.of();
  }

  private static String title(Result result, String mark) {
    return result.shot().name() + ", " + result.minutes() + " min: " + mark;
  }

  private static List<Bar> with(List<Bar> others, Bar... bars) {
    List<Bar> all = new ArrayList<>(List.of(bars));
    all.addAll(others);
    return all;
  }
}
