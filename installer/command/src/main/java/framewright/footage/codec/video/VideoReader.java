package framewright.footage.codec.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import framewright.colour.ColourSpace;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.carried.Carried;
import framewright.footage.codec.Demuxer;
import framewright.footage.codec.Ffmpeg;
import framewright.footage.codec.FrameReading;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * A video file, upright. Frames count from 0 in the order in which they are shown; reading forward
 * decodes each once, reading back seeks to the key frame before.
 */
public final class VideoReader implements FootageReader {
  /** Further ahead than this, a seek is cheaper than decoding the frames between. */
  private static final int SEEK_AHEAD_FRAMES = 100;

  private final Path file;
  private final Demuxer demuxer;
  private final AVFrame frame = av_frame_alloc();
  private AVCodecContext decoder;
  private AVStream stream;
  private FrameTable table;
  private FrameRate rate;
  private Orientation orientation;
  private ColourSpace display;
  private Carried carried;
  private List<String> notes;
  private PictureFormat format;
  private int position = -1;

  public VideoReader(Path file) throws FootageException {
    this.file = file;
    this.demuxer = new Demuxer(file);
    try {
      open();
      table = FrameScan.of(file, stream, guessedRate());
      if (table.count() == 0) {
        throw new FootageException(file + " holds no frame.");
      }
      rate = keptRate();
      decodeNext();
      learn();
    } catch (FootageException e) {
      close();
      throw e;
    }
  }

  private void open() throws FootageException {
    int index =
        demuxer.check(
            av_find_best_stream(demuxer.context(), AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0));
    demuxer.only(other -> other.index() == index);
    stream = demuxer.context().streams(index);
    AVCodec codec =
        Ffmpeg.checkAllocated(
            avcodec_find_decoder(stream.codecpar().codec_id()), "No decoder is known for " + file);
    decoder = avcodec_alloc_context3(codec);
    demuxer.check(avcodec_parameters_to_context(decoder, stream.codecpar()));
    decoder.thread_count(0);
    demuxer.check(avcodec_open2(decoder, codec, (AVDictionary) null));
  }

  /** What the first frame and the file say of all frames. */
  private void learn() throws FootageException {
    VideoFacts facts = new VideoFacts(file, demuxer, stream, frame);
    orientation = Orientation.of(stream.codecpar());
    carried = facts.carried(table, rate, orientation);
    display = carried.colour().colourSpace();
    notes = facts.notes();
    format = picture().format();
  }

  /** The rate that the file declares, where its frames keep it; else their average. */
  private FrameRate keptRate() {
    return Stream.of(guessedRate(), rate(stream.avg_frame_rate()))
        .filter(table::keeps)
        .findFirst()
        .orElseGet(table::average);
  }

  private FrameRate guessedRate() {
    return rate(av_guess_frame_rate(demuxer.context(), stream, null));
  }

  private static FrameRate rate(AVRational said) {
    return said.num() > 0 && said.den() > 0
        ? new FrameRate(said.num(), said.den())
        : FrameRate.FILM;
  }

  @Override
  public PictureFormat format() {
    return format;
  }

  @Override
  public FrameRange range() {
    return new FrameRange(0, table.count() - 1);
  }

  @Override
  public FrameRate rate() {
    return rate;
  }

  @Override
  public Carried carried() {
    return carried;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public boolean isStill() {
    return false;
  }

  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Picture read(int wanted) throws FootageException {
    if (!range().contains(wanted)) {
      throw new FootageException(file + " has frames " + range() + ", not " + wanted + ".");
    }
    if (wanted < position || wanted > position + SEEK_AHEAD_FRAMES) {
      seek(wanted);
    }
    while (position < wanted) {
      decodeNext();
    }
    return PictureConversion.convert(picture(), format);
  }

  private Picture picture() throws FootageException {
    frame.colorspace(carried.colour().matrix());
    frame.color_range(carried.colour().fullRange() ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
    return orientation.upright(FrameReading.picture(frame, false, ColourSpace.LINEAR, display));
  }

  private void seek(int wanted) throws FootageException {
    long time = table.tick(wanted);
    demuxer.check(av_seek_frame(demuxer.context(), stream.index(), time, AVSEEK_FLAG_BACKWARD));
    avcodec_flush_buffers(decoder);
    position = -1;
  }

  private void decodeNext() throws FootageException {
    int result = avcodec_receive_frame(decoder, frame);
    while (result == AVERROR_EAGAIN()) {
      sendPacket();
      result = avcodec_receive_frame(decoder, frame);
    }
    if (result == AVERROR_EOF()) {
      throw new FootageException(file + " ends after frame " + position + "; it may be cut short.");
    }
    demuxer.check(result);
    position = indexOf(frame);
  }

  private void sendPacket() throws FootageException {
    AVPacket packet = demuxer.next();
    while (packet != null && packet.stream_index() != stream.index()) {
      packet = demuxer.next();
    }
    demuxer.check(avcodec_send_packet(decoder, packet));
  }

  private int indexOf(AVFrame decoded) {
    long time = decoded.best_effort_timestamp();
    return time == AV_NOPTS_VALUE ? position + 1 : table.indexOf(time);
  }

  @Override
  public void close() {
    av_frame_free(frame);
    if (decoder != null) {
      avcodec_free_context(decoder);
    }
    demuxer.close();
  }
}
