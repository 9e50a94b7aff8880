package framewright.footage;

import framewright.footage.codec.Ffmpeg;
import framewright.footage.codec.FileName;
import framewright.footage.codec.still.SequenceReader;
import framewright.footage.codec.still.SequenceWriter;
import framewright.footage.codec.still.StillDecoder;
import framewright.footage.codec.still.StillFormat;
import framewright.footage.codec.video.VideoContainer;
import framewright.footage.codec.video.VideoReader;
import framewright.footage.codec.video.VideoWriter;
import framewright.footage.input.LayerOfStills;
import framewright.footage.input.PartOfFootage;
import framewright.footage.input.SequenceInFolder;
import framewright.footage.input.Timeline;
import framewright.footage.input.TimelineClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The door to this package: opens what the user named, a sequence, a still or a video. */
public final class Footage {
  static {
    Ffmpeg.load();
  }

  private Footage() {}

  /**
   * Opens {@code name.%04d.png}, a layer of such stills, as {@code name.%04d.exr#matte}, a single
   * picture, a video file, a folder of stills, or a timeline's clip, as {@code cut.otio#NAME}.
   */
  public static FootageReader open(String name) throws FootageException {
    if (Timeline.isNamed(name)) {
      return openClip(name, Timeline.clip(name));
    }
    Optional<LayerOfStills> layer = LayerOfStills.of(name);
    if (layer.isPresent()) {
      return SequenceReader.ofLayer(FramePattern.parse(layer.get().files()), layer.get().layer());
    }
    if (!name.isBlank() && Files.isDirectory(Path.of(name))) {
      return open(SequenceInFolder.pattern(Path.of(name), StillDecoder::reads));
    }
    FramePattern pattern = FramePattern.parse(name);
    Path sample = pattern.file(0);
    if (StillDecoder.reads(sample)) {
      return new SequenceReader(pattern);
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

  private static FootageReader openClip(String name, TimelineClip clip) throws FootageException {
    FootageReader whole = open(clip.media());
    try {
      return new PartOfFootage(name, whole, clip.frames(whole.range(), whole.rate()));
    } catch (FootageException outside) {
      whole.close();
      throw outside;
    }
  }

  /** Whether a result of this name would be one video rather than stills. */
  public static boolean isVideo(String name) throws FootageException {
    return VideoContainer.writes(FramePattern.parse(name).file(0));
  }

  /** Whether files of this name can have layers beside their picture. */
  public static boolean holdsLayers(String name) throws FootageException {
    return StillFormat.holdsLayers(FramePattern.parse(name).file(0));
  }

  /** Prepares to write {@code name.%04d.png}, {@code .exr}, or a video file, of pictures alone. */
  public static FootageWriter create(String name, FrameRate rate, AlphaHandling alpha)
      throws FootageException {
    return create(name, Delivery.of(rate, alpha));
  }

  /** Prepares to write pictures and what goes with them. */
  public static FootageWriter create(String name, Delivery delivery) throws FootageException {
    FramePattern pattern = FramePattern.parse(name);
    Path sample = pattern.file(0);
    if (StillFormat.writes(sample)) {
      return new SequenceWriter(pattern, delivery);
    }
    if (VideoContainer.writes(sample)) {
      return new VideoWriter(sample, delivery);
    }
    throw new FootageException(
        "\""
            + FileName.extension(sample)
            + "\" is not a kind of file we write. Choose png or exr for stills, "
            + VideoContainer.kinds()
            + " for video.");
  }
}
