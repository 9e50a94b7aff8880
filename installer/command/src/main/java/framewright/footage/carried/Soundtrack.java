package framewright.footage.carried;

import java.nio.file.Path;

/**
 * The sound that goes with a result.
 *
 * @param file a video that has it
 * @param from seconds of that file's time at which the result begins
 * @param to and at which it ends
 * @param stretch seconds of the result for each of the file
 */
public record Soundtrack(
    Path file, SoundHandling handling, double from, double to, double stretch) {

  /** A part of it, by seconds from where it begins. */
  public Soundtrack between(double begin, double end) {
    return new Soundtrack(file, handling, from + begin, Math.min(to, from + end), stretch);
  }

  /** Whether sound goes on as it is, in its own time. */
  public boolean isKept() {
    return handling == SoundHandling.COPY;
  }
}
