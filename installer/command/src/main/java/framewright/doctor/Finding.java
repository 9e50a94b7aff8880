package framewright.doctor;

/**
 * One thing that the doctor looked at.
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

  public boolean isBad() {
    return !advice.isEmpty();
  }
}
