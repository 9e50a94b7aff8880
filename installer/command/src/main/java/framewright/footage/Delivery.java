package framewright.footage;

import framewright.footage.carried.Carried;
import framewright.footage.carried.Timecode;
import java.util.Optional;

/**
 * How a clip is written.
 *
 * @param first the number of its first frame
 * @param rate for video only
 * @param codec for video only; absent for the usual one of its kind of file
 * @param carried what goes with the pictures
 */
public record Delivery(
    int first, FrameRate rate, AlphaHandling alpha, Optional<VideoCodec> codec, Carried carried) {

  public static Delivery of(FrameRate rate, AlphaHandling alpha) {
    return new Delivery(0, rate, alpha, Optional.empty(), Carried.NOTHING);
  }

  /** Of one of its frames. */
  public Optional<Timecode> timecode(int frame) {
    return carried.timecode().map(code -> code.plus(frame - first));
  }
}
