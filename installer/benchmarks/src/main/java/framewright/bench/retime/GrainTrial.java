package framewright.bench.retime;

import framewright.footage.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How strong the grain of made frames is beside that of the frames they are made from, where those
 * show little else: the spread of what no smooth picture has, in blocks of the plainer half.
 */
final class GrainTrial {
  private static final int[] RIPPLE = {1, -2, 1, -2, 4, -2, 1, -2, 1};
  private static final int BLOCK = 16;

  /** What rounding to 8 bits leaves, and a little more. */
  private static final double LEAST = 6 * 0.4 / 255;

  /** Squares of a block: of the made frame, and the mean of its sources. */
  private record Block(double made, double sources) {}

  private final List<Triplet> triplets;

  GrainTrial(List<Triplet> triplets) {
    this.triplets = triplets;
  }

  /** The mean over the triplets that have any; 1 is as strong. */
  double run(Product product) throws Exception {
    double sum = 0;
    int count = 0;
    for (Triplet triplet : triplets) {
      Picture made = product.between(triplet.before(), triplet.after(), 0.5);
      List<Block> plain = plain(made, triplet);
      double sources = plain.stream().mapToDouble(Block::sources).sum();
      if (sources > plain.size() * BLOCK * BLOCK * Math.pow(LEAST, 2)) {
        sum += Math.sqrt(plain.stream().mapToDouble(Block::made).sum() / sources);
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  private static List<Block> plain(Picture made, Triplet triplet) {
    List<Block> blocks = new ArrayList<>();
    for (int y = 1; y + BLOCK < made.format().height(); y += BLOCK) {
      for (int x = 1; x + BLOCK < made.format().width(); x += BLOCK) {
        double sources = (ripples(triplet.before(), x, y) + ripples(triplet.after(), x, y)) / 2;
        blocks.add(new Block(ripples(made, x, y), sources));
      }
    }
    blocks.sort(Comparator.comparingDouble(Block::sources));
    return blocks.subList(0, (blocks.size() + 1) / 2);
  }

  private static double ripples(Picture picture, int left, int top) {
    double sum = 0;
    for (int y = top; y < top + BLOCK; y++) {
      for (int x = left; x < left + BLOCK; x++) {
        double ripple = 0;
        for (int tap = 0; tap < RIPPLE.length; tap++) {
          ripple += RIPPLE[tap] * picture.component(x + tap % 3 - 1, y + tap / 3 - 1, 1);
        }
        sum += ripple * ripple;
      }
    }
    return sum;
  }
}
