package framewright.bench.gpu;

import java.util.List;
import java.util.Map;

/**
 * What one device made of all tricks.
 *
 * @param id of the device that the server took
 * @param reason why that one
 */
record Figures(String id, String name, String reason, List<Row> rows) {
  /**
   * One trick at one size.
   *
   * @param firstMilliseconds with the time to load and to compile
   * @param milliseconds of the fastest frame after it
   * @param stages of that frame, in milliseconds
   * @param devices where frames were made: one, unless the device was left
   * @param picture the file of the last frame's numbers, four floats a pixel
   */
  record Row(
      String trick,
      String size,
      double firstMilliseconds,
      double milliseconds,
      Map<String, Double> stages,
      List<String> devices,
      List<String> warnings,
      String picture) {}

  Row row(String trick, String size) {
    return rows.stream()
        .filter(row -> row.trick.equals(trick) && row.size.equals(size))
        .findFirst()
        .orElseThrow();
  }
}
