package framewright.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table for people: aligned columns, the first to the left, numbers to the right. */
public final class BenchTable {
  private final List<String[]> rows = new ArrayList<>();

  public BenchTable(String... headings) {
    rows.add(headings);
  }

  /** A row of texts and numbers; numbers get three digits that matter. */
  public void row(Object... cells) {
    rows.add(Arrays.stream(cells).map(BenchTable::text).toArray(String[]::new));
  }

  public void print(PrintWriter out) {
    int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    int[] widths = new int[columns];
    rows.forEach(row -> widen(widths, row));
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String format = i == 0 ? "%-" + widths[i] + "s" : "  %" + widths[i] + "s";
        line.append(String.format(Locale.ROOT, format, row[i]));
      }
      out.println(line);
    }
  }

  private static void widen(int[] widths, String[] row) {
    for (int i = 0; i < row.length; i++) {
      widths[i] = Math.max(1, Math.max(widths[i], row[i].length()));
    }
  }

  private static String text(Object cell) {
    if (!(cell instanceof Double || cell instanceof Float)) {
      return String.valueOf(cell);
    }
    double value = ((Number) cell).doubleValue();
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
