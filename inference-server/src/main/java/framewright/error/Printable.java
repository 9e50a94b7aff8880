package framewright.error;

/** Text from a request, made fit for a message: short, and without control characters. */
public final class Printable {
  private static final int LONGEST = 64;

  private Printable() {}

  public static String of(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }
}
