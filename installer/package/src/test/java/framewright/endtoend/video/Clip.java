package framewright.endtoend.video;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A small video to be made.
 *
 * @param encoder and {@code pixels} by FFmpeg's names
 * @param turned degrees by which a player turns it clockwise
 * @param sound an encoder's name
 * @param rate frames a second, or "uneven"; "late" is after the sound
 * @param aspect of a pixel
 */
record Clip(
    Path file,
    String encoder,
    int width,
    int height,
    String pixels,
    Colours colours,
    int turned,
    Optional<String> sound,
    String rate,
    String aspect,
    Optional<String> timecode) {

  static final int FRAMES = 6;

  Clip(
      Path file,
      String encoder,
      String pixels,
      Colours colours,
      int turned,
      Optional<String> sound,
      String rate,
      String aspect,
      Optional<String> timecode) {
    this(
        file,
        encoder,
        encoder.equals("dnxhd") ? 256 : 64,
        encoder.equals("dnxhd") ? 128 : 48,
        pixels,
        colours,
        turned,
        sound,
        rate,
        aspect,
        timecode);
  }

  Clip ofSize(int other, int high) {
    return new Clip(
        file, encoder, other, high, pixels, colours, turned, sound, rate, aspect, timecode);
  }

  int aspectWidth() {
    return Integer.parseInt(aspect.substring(0, aspect.indexOf(':')));
  }

  int aspectHeight() {
    return Integer.parseInt(aspect.substring(aspect.indexOf(':') + 1));
  }

  /** Ticks a second of the clock of its frames. */
  int clock() {
    return switch (rate) {
      case "30000/1001" -> 30_000;
      case "uneven", "late" -> 600;
      default -> Integer.parseInt(rate);
    };
  }

  long tick(int frame) {
    return switch (rate) {
      case "30000/1001" -> 1001L * frame;
      case "uneven" -> 20L * frame + (frame % 3 == 2 ? 15 : 0); // of about 30 a second
      case "late" -> 24L * frame + 150; // a quarter of a second after the sound
      default -> frame;
    };
  }

  long duration(int frame) {
    return tick(frame + 1) - tick(frame);
  }
}
