package framewright.learn;

/**
 * How far the examples are changed while they are learned from, so that what was done is learned
 * and not where and in which light.
 *
 * @param amount of turning, enlarging and recolouring: 0 for none, 1 as usual
 * @param flips mirrors half of what is looked at: not for letters, nor for light from one side
 */
public record Variation(double amount, boolean flips) {
  public static final Variation USUAL = new Variation(1, false);
}
