package framewright.footage;

import framewright.footage.carried.Carried;
import java.util.Optional;

/**
 * How a clip is written.
 *
 * @param rate for video only
 * @param codec for video only; absent for the usual one of its kind of file
 * @param carried what goes with the pictures
 */
public record Delivery(
    FrameRate rate, AlphaHandling alpha, Optional<VideoCodec> codec, Carried carried) {

  public static Delivery of(FrameRate rate, AlphaHandling alpha) {
    return new Delivery(rate, alpha, Optional.empty(), Carried.NOTHING);
  }
}
