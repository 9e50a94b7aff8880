package framewright.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Frames in a row that look unlike every example: there the next frame by hand helps most.
 *
 * @param strangest of these
 */
public record Unfamiliar(int first, int last, int strangest) {

  /** In order. Frames that were not looked at are like those that were, on both sides of them. */
  public static List<Unfamiliar> among(SortedMap<Integer, Double> strangeness) {
    List<Unfamiliar> found = new ArrayList<>();
    Unfamiliar open = null;
    for (Map.Entry<Integer, Double> frame : strangeness.entrySet()) {
      if (frame.getValue() <= Familiarity.UNLIKE) {
        open = null;
        continue;
      }
      int number = frame.getKey();
      if (open == null) {
        open = new Unfamiliar(number, number, number);
      } else {
        found.remove(open);
        boolean stranger = frame.getValue() > strangeness.get(open.strangest);
        open = new Unfamiliar(open.first, number, stranger ? number : open.strangest);
      }
      found.add(open);
    }
    return found;
  }

  /** "Frames 40-52 look unlike your examples: do one of them by hand, best frame 47." */
  public String sentence() {
    return first == last
        ? "Frame " + first + " looks unlike your examples: do it by hand as well."
        : "Frames "
            + first
            + "-"
            + last
            + " look unlike your examples: do one of them by hand, best frame "
            + strangest
            + ".";
  }
}
