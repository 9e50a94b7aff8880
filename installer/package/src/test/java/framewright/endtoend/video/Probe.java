package framewright.endtoend.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/** What FFmpeg says of a video file, as {@code ffprobe} would print it. */
final class Probe implements AutoCloseable {
  private final AVFormatContext demuxer = new AVFormatContext(null);
  private final AVFrame frame = av_frame_alloc();
  private final AVStream video;
  private final Optional<AVStream> audio;
  private final TreeSet<Double> times = new TreeSet<>();
  private final List<String> soundPackets = new ArrayList<>();
  private double soundEnd;
  private double end;

  Probe(Path file) {
    check(avformat_open_input(demuxer, file.toString(), (AVInputFormat) null, (AVDictionary) null));
    check(avformat_find_stream_info(demuxer, (PointerPointer<?>) null));
    video = demuxer.streams(check(best(AVMEDIA_TYPE_VIDEO)));
    int sound = best(AVMEDIA_TYPE_AUDIO);
    audio = sound < 0 ? Optional.empty() : Optional.of(demuxer.streams(sound));
    readPackets();
  }

  private int best(int type) {
    return av_find_best_stream(demuxer, type, -1, -1, (AVCodec) null, 0);
  }

  private void readPackets() {
    AVPacket packet = av_packet_alloc();
    AVCodec codec = avcodec_find_decoder(video.codecpar().codec_id());
    AVCodecContext decoder = avcodec_alloc_context3(codec);
    check(avcodec_parameters_to_context(decoder, video.codecpar()));
    check(avcodec_open2(decoder, codec, (AVDictionary) null));
    while (av_read_frame(demuxer, packet) >= 0) {
      AVStream stream = demuxer.streams(packet.stream_index());
      double clock = av_q2d(stream.time_base());
      if (stream.index() == video.index()) {
        times.add(packet.pts() * clock);
        end = Math.max(end, (packet.pts() + packet.duration()) * clock);
        decode(decoder, packet);
      } else if (audio.isPresent() && stream.index() == audio.get().index()) {
        byte[] data = new byte[packet.size()];
        packet.data().get(data);
        soundPackets.add(HexFormat.of().formatHex(data));
        soundEnd = Math.max(soundEnd, (packet.pts() + packet.duration()) * clock);
      }
      av_packet_unref(packet);
    }
    decode(decoder, null);
    avcodec_free_context(decoder);
    av_packet_free(packet);
  }

  private void decode(AVCodecContext decoder, AVPacket packet) {
    int unused = avcodec_send_packet(decoder, packet);
    if (frame.width() == 0) {
      unused = avcodec_receive_frame(decoder, frame);
    } else {
      AVFrame later = av_frame_alloc();
      unused = avcodec_receive_frame(decoder, later);
      av_frame_free(later);
    }
  }

  String size() {
    return frame.width() + "x" + frame.height();
  }

  String codec() {
    return avcodec_get_name(video.codecpar().codec_id()).getString();
  }

  /** What the file says, and where it says nothing, the frame. */
  Colours colours() {
    AVCodecParameters said = video.codecpar();
    return new Colours(
        known(said.color_primaries(), frame.color_primaries()),
        known(said.color_trc(), frame.color_trc()),
        known(said.color_space(), frame.colorspace()),
        (said.color_range() == 0 ? frame.color_range() : said.color_range()) == AVCOL_RANGE_JPEG);
  }

  private static int known(int file, int frame) {
    return file == AVCOL_PRI_UNSPECIFIED ? frame : file;
  }

  boolean isTurned() {
    AVPacketSideData matrix =
        av_packet_side_data_get(
            video.codecpar().coded_side_data(),
            video.codecpar().nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    return matrix != null && !matrix.isNull();
  }

  String pixelAspect() {
    return av_guess_sample_aspect_ratio(demuxer, video, frame).num()
        + ":"
        + av_guess_sample_aspect_ratio(demuxer, video, frame).den();
  }

  Optional<String> timecode() {
    List<AVDictionary> places = new ArrayList<>(List.of(demuxer.metadata(), video.metadata()));
    return places.stream()
        .map(texts -> av_dict_get(texts, "timecode", null, 0))
        .filter(entry -> entry != null && !entry.isNull())
        .map(AVDictionaryEntry::value)
        .map(org.bytedeco.javacpp.BytePointer::getString)
        .findFirst();
  }

  /** Seconds at which frames are shown, from where the file begins. */
  List<Double> times() {
    double start = Math.max(0, demuxer.start_time() / 1e6);
    return times.stream().map(time -> time - start).toList();
  }

  /** Seconds at which the last frame ends, likewise; by its packet where the file has no word. */
  double end() {
    double clock = av_q2d(video.time_base());
    boolean said = video.duration() != AV_NOPTS_VALUE && video.start_time() != AV_NOPTS_VALUE;
    double last = said ? (video.start_time() + video.duration()) * clock : end;
    return last - Math.max(0, demuxer.start_time() / 1e6);
  }

  Optional<String> soundCodec() {
    return audio.map(stream -> avcodec_get_name(stream.codecpar().codec_id()).getString());
  }

  List<String> soundPackets() {
    return soundPackets;
  }

  double soundEnd() {
    return soundEnd - Math.max(0, demuxer.start_time() / 1e6);
  }

  /** Red, green and blue of the four quarters of the first frame. */
  double[][] quarters() {
    return new Patches(frame).read(colours());
  }

  private static int check(int result) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg answered " + result);
    }
    return result;
  }

  @Override
  public void close() {
    av_frame_free(frame);
    avformat_close_input(demuxer);
  }
}
