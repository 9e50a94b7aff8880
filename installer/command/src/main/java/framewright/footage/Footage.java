package framewright.footage;

import framewright.footage.codec.Ffmpeg;
import framewright.footage.codec.FileName;
import framewright.footage.codec.SequenceReader;
import framewright.footage.codec.SequenceWriter;
import framewright.footage.codec.StillDecoder;
import framewright.footage.codec.StillFormat;
import framewright.footage.codec.VideoFormat;
import framewright.footage.codec.VideoReader;
import framewright.footage.codec.VideoWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The door to this package: opens what the user named, a sequence, a still or a video. */
public final class Footage {
  static {
    Ffmpeg.load();
  }

  private Footage() {}

  /** Opens {@code name.%04d.png}, a single picture, or a video file. */
  public static FootageReader open(String name) throws FootageException {
    FramePattern pattern = FramePattern.parse(name);
    Path sample = pattern.file(0);
    if (StillDecoder.reads(sample)) {
      return new SequenceReader(pattern);
    }
    if (Files.isDirectory(sample)) {
      throw new FootageException(
          name + " is a folder. Name its frames by a pattern, such as " + name + "/shot.%04d.png.");
    }
    if (!Files.exists(sample)) {
      throw new FootageException(
          name
              + " does not exist. Give a video file, or stills of one of the kinds "
              + StillDecoder.kinds()
              + ".");
    }
    return new VideoReader(sample);
  }

  /**
   * Prepares to write {@code name.%04d.png}, {@code .exr}, or a video file. The rate is for video
   * only.
   */
  public static FootageWriter create(String name, FrameRate rate, AlphaHandling alpha)
      throws FootageException {
    FramePattern pattern = FramePattern.parse(name);
    Path sample = pattern.file(0);
    if (StillFormat.writes(sample)) {
      return new SequenceWriter(pattern, alpha);
    }
    if (VideoFormat.writes(sample)) {
      return new VideoWriter(sample, rate, alpha);
    }
    throw new FootageException(
        "\""
            + FileName.extension(sample)
            + "\" is not a kind of file we write. Choose png or exr for stills, "
            + VideoFormat.kinds()
            + " for video.");
  }
}
