package framewright.render;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one frame.
 *
 * @param file where it was written; empty when it failed
 * @param error the sentence that says why it failed
 * @param milliseconds of the plugin's render, files not counted
 */
public record FrameResult(
    int frame,
    Optional<Path> file,
    Optional<String> error,
    double milliseconds,
    FrameReport report) {

  static FrameResult written(int frame, Path file, EffectSession.RenderedFrame rendered) {
    return new FrameResult(
        frame, Optional.of(file), Optional.empty(), rendered.milliseconds(), rendered.report());
  }

  /** A still that an earlier render had finished. */
  static FrameResult kept(int frame, Path file) {
    return new FrameResult(frame, Optional.of(file), Optional.empty(), 0, FrameReport.NONE);
  }

  static FrameResult failed(int frame, String error) {
    return new FrameResult(frame, Optional.empty(), Optional.of(error), 0, FrameReport.NONE);
  }

  /** Whether the still was there, finished by an earlier render. */
  public boolean isKept() {
    return file.isPresent() && milliseconds == 0;
  }

  public boolean failed() {
    return error.isPresent();
  }
}
