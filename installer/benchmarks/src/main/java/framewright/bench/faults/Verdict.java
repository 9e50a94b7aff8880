package framewright.bench.faults;

/**
 * What came of a fault.
 *
 * @param measured the figure, in a few words
 */
public record Verdict(String measured, boolean met) {}
