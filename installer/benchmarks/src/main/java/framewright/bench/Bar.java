package framewright.bench;

import java.util.Locale;

/** One bar: what was measured, what is allowed. */
public record Bar(String what, double measured, double limit, boolean atMost) {
  public boolean passed() {
    return atMost ? measured <= limit : measured >= limit;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-46s %8.2f %s %8.2f   %s",
        what,
        measured,
        atMost ? "<=" : ">=",
        limit,
        passed() ? "holds" : "MISSED");
  }
}
