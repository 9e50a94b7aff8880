package framewright.footage.codec.video;

import framewright.footage.FootageException;
import framewright.footage.VideoCodec;
import framewright.footage.codec.FileName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of video files that we write, and the codecs they take, the usual one first. */
public enum VideoContainer {
  MP4("mp4", VideoCodec.H264),
  MOV("mov", VideoCodec.PRORES_4444, VideoCodec.PRORES_422_HQ, VideoCodec.H264),
  MKV(
      "matroska",
      VideoCodec.FFV1,
      VideoCodec.PRORES_4444,
      VideoCodec.PRORES_422_HQ,
      VideoCodec.H264);

  private final String muxer;

  @SuppressWarnings("ImmutableEnumChecker") // it is: List.of
  private final List<VideoCodec> codecs;

  VideoContainer(String muxer, VideoCodec... codecs) {
    this.muxer = muxer;
    this.codecs = List.of(codecs);
  }

  public static boolean writes(Path file) {
    return Arrays.stream(values())
        .anyMatch(kind -> kind.extension().equals(FileName.extension(file)));
  }

  static VideoContainer of(Path file) {
    return valueOf(FileName.extension(file).toUpperCase(Locale.ROOT));
  }

  public static String kinds() {
    return Arrays.stream(values()).map(VideoContainer::extension).collect(Collectors.joining(", "));
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** FFmpeg's name for it. */
  String muxer() {
    return muxer;
  }

  VideoFormat format(Optional<VideoCodec> chosen) throws FootageException {
    VideoCodec codec = chosen.orElse(codecs.get(0));
    if (!codecs.contains(codec)) {
      throw new FootageException(
          "A ." + extension() + " is not written with " + codec + ". It takes " + codecs + ".");
    }
    return new VideoFormat(codec);
  }
}
