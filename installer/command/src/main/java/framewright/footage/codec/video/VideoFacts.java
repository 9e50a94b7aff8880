package framewright.footage.codec.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import framewright.footage.FrameRate;
import framewright.footage.carried.Carried;
import framewright.footage.carried.ColourTags;
import framewright.footage.carried.FrameTimes;
import framewright.footage.carried.PixelAspect;
import framewright.footage.carried.SoundHandling;
import framewright.footage.carried.Soundtrack;
import framewright.footage.carried.Timecode;
import framewright.footage.codec.Demuxer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** What a video has beside its pictures, from its file and its first frame. */
final class VideoFacts {
  private final Path file;
  private final Demuxer demuxer;
  private final AVStream stream;
  private final AVFrame frame;

  VideoFacts(Path file, Demuxer demuxer, AVStream stream, AVFrame frame) {
    this.file = file;
    this.demuxer = demuxer;
    this.stream = stream;
    this.frame = frame;
  }

  Carried carried(FrameTable table, FrameRate rate, Orientation orientation) {
    return new Carried(
        colour(),
        orientation.turned() ? pixelAspect().turned() : pixelAspect(),
        times(table, rate),
        demuxer.says("timecode").flatMap(text -> Timecode.parse(text, rate)),
        demuxer.says("creation_time"),
        hasSound() ? Optional.of(wholeSound()) : Optional.empty());
  }

  /**
   * The file's word counts before the frame's: some codecs have no word for what is not Rec.709.
   */
  ColourTags colour() {
    AVCodecParameters said = stream.codecpar();
    boolean silent = said.color_range() == AVCOL_RANGE_UNSPECIFIED;
    int range = silent ? frame.color_range() : said.color_range();
    return new ColourTags(
        first(said.color_primaries(), frame.color_primaries()),
        first(said.color_trc(), frame.color_trc()),
        first(said.color_space(), frame.colorspace()),
        range == AVCOL_RANGE_JPEG);
  }

  private static int first(int ofFile, int ofFrame) {
    return ofFile == AVCOL_PRI_UNSPECIFIED ? ofFrame : ofFile;
  }

  private PixelAspect pixelAspect() {
    AVRational aspect = av_guess_sample_aspect_ratio(demuxer.context(), stream, frame);
    boolean known = aspect.num() > 0 && aspect.den() > 0;
    return known ? new PixelAspect(aspect.num(), aspect.den()) : PixelAspect.SQUARE;
  }

  private Optional<FrameTimes> times(FrameTable table, FrameRate rate) {
    double clock = av_q2d(stream.time_base());
    long start = Math.round(demuxer.start() / clock);
    long delay = table.tick(0) - start;
    if (!table.keeps(rate)) {
      return Optional.of(table.from(start));
    }
    return Math.abs(delay) <= 1
        ? Optional.empty()
        : Optional.of(FrameTimes.even(delay * clock, table.count(), rate));
  }

  private boolean hasSound() {
    return demuxer.streams().stream()
        .anyMatch(other -> other.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO);
  }

  private Soundtrack wholeSound() {
    return new Soundtrack(file, SoundHandling.COPY, 0, Double.POSITIVE_INFINITY, 1);
  }

  /** What a person should know before an effect works on it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    boolean fields = stream.codecpar().field_order() > AV_FIELD_PROGRESSIVE;
    if (fields || (frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0) {
      notes.add(
          file
              + " is interlaced: its two fields are taken as one picture, and the result is"
              + " progressive. Deinterlace it first where things move.");
    }
    if (colour().areForeign()) {
      notes.add(
          file
              + " has colours wider than Rec.709's: the effect takes its numbers for Rec.709's, and"
              + " the result carries the tags of the source.");
    }
    return notes;
  }
}
