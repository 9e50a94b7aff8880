package framewright.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How wrong the steps of a course were, from its first to its last, in blocks for a line of text:
 * while they still fall, more time helps. Each block is the mean of equally many steps.
 */
final class LossCurve {
  private static final int MOST_BLOCKS = 24;
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

  /** Losses that differ by less than this factor are equal. */
  private static final double EQUAL = 1.1;

  private final List<Double> means = new ArrayList<>();
  private int stepsEach = 8;
  private double sum;
  private int counted;

  void add(float loss) {
    sum += loss;
    counted++;
    if (counted < stepsEach) {
      return;
    }
    means.add(sum / counted);
    sum = 0;
    counted = 0;
    if (means.size() == MOST_BLOCKS) {
      join();
    }
  }

  /** Two blocks become one. */
  private void join() {
    for (int block = 0; block < MOST_BLOCKS / 2; block++) {
      means.set(block, (means.get(2 * block) + means.get(2 * block + 1)) / 2);
    }
    means.subList(MOST_BLOCKS / 2, MOST_BLOCKS).clear();
    stepsEach *= 2;
  }

  /** Heights by the logarithm of the loss; empty before there is something to compare. */
  @Override
  public String toString() {
    if (means.size() < 2) {
      return "";
    }
    double least = Math.max(Float.MIN_NORMAL, Collections.min(means));
    double range = Math.log(Math.max(EQUAL, Collections.max(means) / least));
    StringBuilder blocks = new StringBuilder();
    for (double mean : means) {
      double height = Math.log(Math.max(1, mean / least)) / range;
      blocks.append(HEIGHTS.charAt((int) Math.round(height * (HEIGHTS.length() - 1))));
    }
    return blocks.toString();
  }
}
