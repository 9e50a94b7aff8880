package framewright.effect;

import framewright.pack.ModelPack;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a frame, cut into strips that fit the cache of a core and are worked on side by side.
 * Their height does not depend on how many cores there are.
 *
 * @param from the first row
 * @param to the row after the last
 * @param rows of one strip; the last one may have fewer
 */
public record Strips(int from, int to, int rows) {
  private static final int PIXELS = 65_536;

  /** All rows of a picture, for graphs that look at single pixels. */
  public static Strips of(int height, int width) {
    return of(height, width, PIXELS);
  }

  /** The same in strips of so many pixels. */
  public static Strips of(int height, int width, int pixels) {
    return new Strips(0, height, Math.max(1, pixels / width));
  }

  /** Work on some rows, with graphs of a pack. */
  public interface Strip {
    void work(Graphs.Runner runner, int firstRow, int rows);
  }

  /** Works on every strip with graphs of the render's pack, and returns when all have ended. */
  public void each(Graphs graphs, String stage, Strip strip) {
    graphs.sideBySide(stage, pieces(strip));
  }

  public void each(Graphs graphs, String stage, ModelPack pack, Strip strip) {
    graphs.sideBySide(stage, pack, pieces(strip));
  }

  private List<Graphs.Piece> pieces(Strip strip) {
    List<Graphs.Piece> pieces = new ArrayList<>();
    for (int row = from; row < to; row += rows) {
      int first = row;
      pieces.add(runner -> strip.work(runner, first, Math.min(rows, to - first)));
    }
    return pieces;
  }
}
