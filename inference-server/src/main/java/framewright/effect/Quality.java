package framewright.effect;

/** The process resolution that an effect may offer. */
final class Quality {
  static final String PARAMETER = "quality";

  private Quality() {}

  static double scale(String choice) {
    return switch (choice) {
      case "half" -> 0.5;
      case "quarter" -> 0.25;
      default -> 1;
    };
  }
}
