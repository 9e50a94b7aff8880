package framewright.effect;

import framewright.panel.Panel;

/**
 * One effect. Stateless: everything it may remember lies in {@link TensorCache}. A new effect is
 * one slice (a package below this one), one line in {@link Effects}, one plugin class, and its
 * model packs.
 */
public interface Effect {
  /** Its id in the contract, as in "key". */
  String id();

  /** The model used when a request names none; empty when there is none. */
  String defaultModel();

  /** The effect whose models it runs. */
  default String modelsOf() {
    return id();
  }

  /** Has it an answer also when the model that was asked for is not installed? */
  default boolean doesWithoutModel() {
    return false;
  }

  /**
   * What a request may set: {@link Panels#of(String)}. The parameters of the model's own manifest
   * are added by the renderer.
   */
  Panel panel();

  /**
   * Takes it frames in whatever colours they have? Else they come as {@link ShownColours} shows
   * them, and so goes what it draws.
   */
  default boolean takesAnyColours(Parameters parameters) {
    return false;
  }

  /**
   * Renders one frame: reads {@link Work#inputs}, writes every pixel of {@link Work#output}. Runs
   * on the device's worker, one frame at a time.
   *
   * @throws framewright.error.FramewrightException when the frame cannot be rendered; the artist
   *     reads the message
   */
  void render(Work work);
}
