package framewright.effect;

/** The process resolution every effect offers. */
final class Quality {
  static final String PARAMETER = "quality";

  private Quality() {}

  static ParameterSet declared() {
    return ParameterSet.none().choice(PARAMETER, "full", "half", "quarter");
  }

  static double scale(String choice) {
    return switch (choice) {
      case "half" -> 0.5;
      case "quarter" -> 0.25;
      default -> 1;
    };
  }
}
