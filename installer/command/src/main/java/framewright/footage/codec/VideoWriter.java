package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import framewright.footage.AlphaHandling;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/**
 * A video file. It grows under a hidden name beside its own and takes its own name when it is
 * complete.
 */
public final class VideoWriter implements FootageWriter {
  private final Path file;
  private final Path unfinished;
  private final FrameRate rate;
  private final AlphaHandling alpha;
  private final VideoFormat video;
  private AVFormatContext muxer;
  private AVStream stream;
  private Encoder encoder;
  private PictureFormat first;
  private long written;
  private int skippedFirst;

  public VideoWriter(Path file, FrameRate rate, AlphaHandling alpha) throws FootageException {
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    this.rate = rate;
    this.alpha = alpha;
    this.video = VideoFormat.of(file);
    Folders.make(file.getParent() == null ? Path.of("") : file.getParent());
  }

  @Override
  public Optional<String> accept(PictureFormat format) throws FootageException {
    Optional<String> obstacle = video.obstacle(format);
    if (obstacle.isPresent()) {
      throw new FootageException(file + " cannot be written: " + obstacle.get() + ".");
    }
    return video.loss(format);
  }

  @Override
  public Path write(int frame, Picture picture) throws FootageException {
    if (muxer == null) {
      accept(picture.format());
      open(alpha.apply(picture.format(), video.nearest(picture.format())));
    }
    for (; skippedFirst > 0; skippedFirst--) {
      encoder.encode(magenta(), written++, this::mux);
    }
    encoder.encode(PictureConversion.convert(picture, first), written++, this::mux);
    return file;
  }

  /**
   * A frame that failed shows as magenta: nobody takes it for a picture. Frames before the first
   * good one are written with it.
   */
  @Override
  public void skip(int frame) throws FootageException {
    if (muxer == null) {
      skippedFirst++;
    } else {
      encoder.encode(magenta(), written++, this::mux);
    }
  }

  private Picture magenta() throws FootageException {
    Picture picture = Picture.allocate(first);
    for (int y = 0; y < first.height(); y++) {
      for (int x = 0; x < first.width(); x++) {
        for (int component : new int[] {0, 2, 3}) {
          picture.setComponent(x, y, component, 1f);
        }
      }
    }
    return picture;
  }

  private void open(PictureFormat format) throws FootageException {
    first = format;
    muxer = new AVFormatContext(null);
    String muxerName = video == VideoFormat.MKV ? "matroska" : video.extension();
    check(avformat_alloc_output_context2(muxer, null, muxerName, unfinished.toString()));
    encoder =
        new Encoder(
            video.codec(),
            video.pixelFormat(format),
            format,
            rate,
            video.options(),
            context ->
                context
                    .bit_rate(video.bitRate(format, rate))
                    .flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER)
                    .thread_count(0));
    stream = avformat_new_stream(muxer, null);
    stream.time_base(encoder.context().time_base());
    stream.avg_frame_rate(encoder.context().framerate());
    check(avcodec_parameters_from_context(stream.codecpar(), encoder.context()));
    AVIOContext output = new AVIOContext(null);
    check(avio_open(output, unfinished.toString(), AVIO_FLAG_WRITE));
    muxer.pb(output);
    check(avformat_write_header(muxer, (AVDictionary) null));
  }

  private void mux(AVPacket packet) throws FootageException {
    av_packet_rescale_ts(packet, encoder.context().time_base(), stream.time_base());
    packet.stream_index(stream.index());
    check(av_interleaved_write_frame(muxer, packet));
    check(muxer.pb().error());
  }

  @Override
  public void finish() throws FootageException {
    if (muxer == null) {
      return;
    }
    encoder.flush(this::mux);
    check(av_write_trailer(muxer));
    avio_flush(muxer.pb());
    check(muxer.pb().error());
    release();
    try {
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Folders.unwritable(file, e);
    }
  }

  private void check(int result) throws FootageException {
    Ffmpeg.check(result, file + " cannot be written");
  }

  private void release() {
    if (muxer != null) {
      if (muxer.pb() != null) {
        avio_closep(muxer.pb());
      }
      avformat_free_context(muxer);
      muxer = null;
    }
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }

  @Override
  public void close() {
    release();
    Folders.discard(unfinished);
  }
}
