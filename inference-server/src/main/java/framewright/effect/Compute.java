package framewright.effect;

/** Where an artist wants frames to be computed. */
public enum Compute {
  AUTOMATIC,
  GRAPHICS_DEVICE,
  CPU
}
