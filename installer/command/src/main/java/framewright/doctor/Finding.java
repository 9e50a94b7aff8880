package framewright.doctor;

/**
 * One thing that the doctor looked at, and what it found.
 *
 * @param advice empty when all is well, else the one thing to do
 */
public record Finding(String name, String text, String advice) {

  static Finding good(String name, Object text) {
    return new Finding(name, String.valueOf(text), "");
  }

  static Finding bad(String name, Object text, String advice) {
    return new Finding(name, String.valueOf(text), advice);
  }

  /** As people read it: name and text, and below them what to do. */
  public String lines() {
    String line = "%-16s %s".formatted(name, text);
    return isBad() ? line + "%n%-16s -> %s".formatted("", advice) : line;
  }

  public boolean isBad() {
    return !advice.isEmpty();
  }
}
