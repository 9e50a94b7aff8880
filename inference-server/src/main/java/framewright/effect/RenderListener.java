package framewright.effect;

/** Hears how a render goes on. Called from the device's worker. */
public interface RenderListener {
  /**
   * The render has come this far.
   *
   * @param fraction 0 to 1
   * @param activity what is being done, for a status line; may be empty
   */
  void progress(double fraction, String activity);
}
