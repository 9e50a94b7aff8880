package framewright.error;

/** Text from a request, made fit for a message: short, and without control characters. */
public final class SafeText {
  private static final int LONGEST = 64;

  private SafeText() {}

  public static String of(String text) {
    String start =
        text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}", " ");
    return text.length() <= LONGEST ? start : start + "...";
  }
}
