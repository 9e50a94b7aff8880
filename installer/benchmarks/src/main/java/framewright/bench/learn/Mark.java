package framewright.bench.learn;

import framewright.learn.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How near one frame comes to the truth. Names and units stand in {@link #of}. */
final class Mark {
  private static final float CHANGED = 12 / 255f;
  private static final double LEAST_ERROR = 1e-9;
  private static final int LINES = 360;
  private static final int NEAR = 4;
  private static final int BAND = 16;
  private static final float UNSURE = 0.1f;

  private Mark() {}

  /**
   * PSNR in dB: of a picture as a whole; of a repair in the hole and outside of it. Of a matte: IoU
   * at one half; sure IoU, the same without pixels of which the truth itself is near one half;
   * blob, the largest piece that is wrong by more than one half, further than four pixels (of a
   * frame of 360 lines) from the true edge, in percent of the frame; ghost, the same of what is
   * wrong by more than a quarter; the mean error in a band of 16 pixels along the frame's border,
   * and inside of it, in thousandths.
   */
  static Map<String, Double> of(Task task, Plate source, Plate truth, Plate found) {
    Map<String, Double> marks = new LinkedHashMap<>();
    switch (task) {
      case PICTURE -> marks.put("dB", decibels(truth, found, all(truth)));
      case REPAIR -> {
        boolean[] hole = changed(source, truth);
        marks.put("hole dB", decibels(truth, found, hole));
        marks.put("outside dB", decibels(truth, found, not(hole)));
      }
      case MATTE -> {
        marks.put("IoU", overlap(truth, found, 0));
        marks.put("sure IoU", overlap(truth, found, UNSURE));
        marks.put("blob %", piece(truth, found, 0.5f));
        marks.put("ghost %", piece(truth, found, 0.25f));
        boolean[] band = band(truth);
        marks.put("band", 1e3 * error(truth, found, band));
        marks.put("inside", 1e3 * error(truth, found, not(band)));
      }
    }
    return marks;
  }

  private static boolean[] all(Plate plate) {
    return not(new boolean[plate.pixels()]);
  }

  private static boolean[] not(boolean[] some) {
    boolean[] others = new boolean[some.length];
    for (int i = 0; i < some.length; i++) {
      others[i] = !some[i];
    }
    return others;
  }

  private static boolean[] changed(Plate source, Plate truth) {
    boolean[] changed = new boolean[truth.pixels()];
    for (int i = 0; i < changed.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        changed[i] |= Math.abs(source.rgb()[channel][i] - truth.rgb()[channel][i]) > CHANGED;
      }
    }
    return changed;
  }

  private static boolean[] band(Plate plate) {
    int wide = BAND * plate.height() / LINES;
    boolean[] band = new boolean[plate.pixels()];
    for (int i = 0; i < band.length; i++) {
      int x = i % plate.width();
      int y = i / plate.width();
      int inwards =
          Math.min(Math.min(x, plate.width() - 1 - x), Math.min(y, plate.height() - 1 - y));
      band[i] = inwards < wide;
    }
    return band;
  }

  /** NaN where nothing is to be judged. */
  static double decibels(Plate truth, Plate found, boolean[] where) {
    double squares = 0;
    long count = 0;
    for (int i = 0; i < where.length; i++) {
      for (int channel = 0; where[i] && channel < 3; channel++) {
        double error = Plate.clamped(found.rgb()[channel][i]) - truth.rgb()[channel][i];
        squares += error * error;
        count++;
      }
    }
    return count == 0 ? Double.NaN : -10 * Math.log10(Math.max(squares / count, LEAST_ERROR));
  }

  private static double error(Plate truth, Plate found, boolean[] where) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < where.length; i++) {
      sum += where[i] ? Math.abs(found.rgb()[0][i] - truth.rgb()[0][i]) : 0;
      count += where[i] ? 1 : 0;
    }
    return sum / Math.max(1, count);
  }

  static double overlap(Plate truth, Plate found, float unsure) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < truth.pixels(); i++) {
      boolean isSure = Math.abs(truth.rgb()[0][i] - 0.5f) >= unsure;
      boolean theirs = isSure && truth.rgb()[0][i] > 0.5f;
      boolean ours = isSure && found.rgb()[0][i] > 0.5f;
      both += theirs && ours ? 1 : 0;
      either += theirs || ours ? 1 : 0;
    }
    return either == 0 ? 1 : both / (double) either;
  }

  /** The largest that is wrong by more than so much, in percent of the frame. */
  static double piece(Plate truth, Plate found, float wrongBy) {
    int near = Math.max(1, NEAR * truth.height() / LINES);
    boolean[] wrong = new boolean[truth.pixels()];
    boolean[] edge = nearEdge(truth, near);
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = !edge[i] && Math.abs(found.rgb()[0][i] - truth.rgb()[0][i]) > wrongBy;
    }
    return 100.0 * largest(wrong, truth.width()) / wrong.length;
  }

  /** Pixels with both sides of the truth within a square around them. */
  private static boolean[] nearEdge(Plate truth, int reach) {
    int width = truth.width();
    int[] sums = new int[(width + 1) * (truth.height() + 1)];
    for (int i = 0; i < truth.pixels(); i++) {
      int at = (i / width + 1) * (width + 1) + i % width + 1;
      int here = truth.rgb()[0][i] > 0.5f ? 1 : 0;
      sums[at] = here + sums[at - 1] + sums[at - width - 1] - sums[at - width - 2];
    }
    boolean[] near = new boolean[truth.pixels()];
    for (int i = 0; i < near.length; i++) {
      int left = Math.max(0, i % width - reach);
      int right = Math.min(width, i % width + reach + 1);
      int top = Math.max(0, i / width - reach) * (width + 1);
      int bottom = Math.min(truth.height(), i / width + reach + 1) * (width + 1);
      int inside =
          sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
      near[i] = inside > 0 && inside < (right - left) * (bottom - top) / (width + 1);
    }
    return near;
  }

  /** Pixels of the largest piece that hangs together along sides. Uses up what it is given. */
  private static int largest(boolean[] pixels, int width) {
    int most = 0;
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < pixels.length; i++) {
      int size = 0;
      visit(pixels, i, open);
      while (!open.isEmpty()) {
        int at = open.pop();
        size++;
        neighbours(at, width, pixels.length).forEach(next -> visit(pixels, next, open));
      }
      most = Math.max(most, size);
    }
    return most;
  }

  private static void visit(boolean[] pixels, int at, Deque<Integer> open) {
    if (pixels[at]) {
      pixels[at] = false;
      open.push(at);
    }
  }

  private static List<Integer> neighbours(int at, int width, int pixels) {
    List<Integer> neighbours = new ArrayList<>();
    if (at % width > 0) {
      neighbours.add(at - 1);
    }
    if (at % width < width - 1) {
      neighbours.add(at + 1);
    }
    if (at >= width) {
      neighbours.add(at - width);
    }
    if (at + width < pixels) {
      neighbours.add(at + width);
    }
    return neighbours;
  }
}
