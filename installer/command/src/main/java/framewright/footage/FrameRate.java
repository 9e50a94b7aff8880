package framewright.footage;

/** Frames per second as an exact fraction: 24/1, 30000/1001. */
public record FrameRate(int numerator, int denominator) {

  /** For stills, which know no rate. */
  public static final FrameRate FILM = new FrameRate(24, 1);

  private static final int NTSC_DENOMINATOR = 1001;
  private static final double CLOSE = 1e-3;

  public FrameRate {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "A frame rate is above 0, not " + numerator + "/" + denominator + ".");
    }
  }

  /** Reads {@code 24}, {@code 23.976} or {@code 24000/1001}. */
  public static FrameRate parse(String text) {
    String[] parts = text.split("/", 2);
    if (parts.length == 2) {
      return new FrameRate(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
    }
    return of(Double.parseDouble(text));
  }

  /** The fraction that such a number is short for. */
  public static FrameRate of(double rate) {
    int whole = (int) Math.round(rate);
    if (Math.abs(rate - whole) < CLOSE) {
      return new FrameRate(whole, 1);
    }
    int ntsc = (int) Math.ceil(rate) * 1000;
    boolean isNtsc = Math.abs(rate - (double) ntsc / NTSC_DENOMINATOR) < CLOSE;
    return isNtsc
        ? new FrameRate(ntsc, NTSC_DENOMINATOR)
        : new FrameRate((int) Math.round(rate * 1000), 1000);
  }

  public double perSecond() {
    return (double) numerator / denominator;
  }
}
