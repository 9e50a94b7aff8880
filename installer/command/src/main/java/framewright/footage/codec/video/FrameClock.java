package framewright.footage.codec.video;

import framewright.footage.FrameRate;
import framewright.footage.carried.FrameTimes;
import framewright.footage.codec.Encoder;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;

/** When frames of a result are shown: one after the other at a rate, or at times of their own. */
final class FrameClock {
  private final FrameRate rate;
  private final Optional<FrameTimes> times;

  FrameClock(FrameRate rate, Optional<FrameTimes> times) {
    this.rate = rate;
    this.times = times;
  }

  void set(AVCodecContext encoder) {
    Encoder.setRate(encoder, rate);
    times.ifPresent(own -> encoder.time_base().num(own.tickNumerator()).den(own.tickDenominator()));
  }

  long tick(int frame) {
    return times.map(own -> own.ticks()[frame]).orElse((long) frame);
  }

  long duration(int frame) {
    return times.map(own -> own.duration(frame)).orElse(1L);
  }

  /** Seconds at which a frame ends. */
  double end(int frame) {
    return times
        .map(
            own ->
                (double) (tick(frame) + duration(frame))
                    * own.tickNumerator()
                    / own.tickDenominator())
        .orElse((frame + 1) / rate.perSecond());
  }
}
