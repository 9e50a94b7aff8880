package framewright.effect.keying;

import framewright.error.FramewrightException;
import framewright.pack.Manifest;
import framewright.pack.ModelPack;

/**
 * What the recipe of a key pack chose, as its manifest says it: a network of another size needs
 * nothing but its pack.
 *
 * @param shrink pixels of the plate to each side of one that the network works at, by the process
 *     resolution asked for
 * @param cellsAcross cells to each side of a square frame, by which the network sees the whole
 * @param cellMultiple rows and columns of cells are multiples of this
 * @param overviewPlanes what the network says of the whole frame
 * @param corrections what it says of each {@code phases} x {@code phases} pixels, in planes
 * @param screenPlanes what the graphs tell each other of the screen behind every pixel
 * @param grid the network halves its picture until so many pixels are one
 * @param phases pixels to each side that it answers for at once
 * @param reach lines above and below that it sees
 * @param guideReach rows above and below from which the luma guides the matte, at full resolution
 * @param blurTaps weights of the graph that softens a matte
 */
record KeyRecipe(
    int shrink,
    int cellsAcross,
    int cellMultiple,
    int overviewPlanes,
    int corrections,
    int screenPlanes,
    int grid,
    int phases,
    int reach,
    int guideReach,
    int blurTaps) {
  static KeyRecipe of(ModelPack pack, double quality) {
    Manifest manifest = pack.manifest();
    KeyRecipe recipe =
        new KeyRecipe(
            (int) Math.round(1 / quality),
            manifest.constant("cells_across"),
            manifest.constant("cell_multiple"),
            manifest.constant("overview_planes"),
            manifest.constant("corrections"),
            manifest.constant("screen_planes"),
            manifest.constant("grid"),
            manifest.constant("phases"),
            manifest.constant("reach"),
            manifest.constant("guide_reach"),
            manifest.constant("blur_taps"));
    if (!manifest.files().containsKey(recipe.surveyRole())) {
      throw FramewrightException.unsupported(
          "The model "
              + manifest.id()
              + " does not work at 1/"
              + recipe.shrink()
              + " of the resolution. Set Quality to one that it has.");
    }
    return recipe;
  }

  /** Pixels are averaged by a graph for each resolution: how many make one is fixed in it. */
  String surveyRole() {
    return switch (shrink) {
      case 1 -> "survey";
      case 2 -> "survey_half";
      default -> "survey_quarter";
    };
  }

  /**
   * Of the graphs that make the key's pixels: they have one way for the full resolution, and one
   * for all below.
   */
  String applyRole(String full) {
    return shrink == 1 ? full : full + "_reduced";
  }

  /** Rows of cells for a frame, which are about square. */
  int cellRows(int height, int width) {
    return cells(Math.sqrt((double) height / width));
  }

  int cellColumns(int height, int width) {
    return cells(Math.sqrt((double) width / height));
  }

  private int cells(double aspect) {
    return Math.max(1, (int) Math.round(cellsAcross * aspect / cellMultiple)) * cellMultiple;
  }
}
