package framewright.effect.retime;

import framewright.effect.Work;

/**
 * On what motion is found: the frames of the clip Motion where it is connected, as one without
 * grain or effects, else the source's own.
 */
record MotionFrames(Work work) {

  /** The pair to look at in place of one of the source: both of the clip, or neither. */
  TimeBetween of(TimeBetween source) {
    FramesBeside frames = new FramesBeside(work, "Motion", "Motion from");
    return frames
        .of(source)
        .orElseGet(
            () -> {
              if (frames.isConnected()) {
                work.report()
                    .warning(
                        "The clip Motion from has no picture of both frames: motion is found on the source.");
              }
              return source;
            });
  }
}
