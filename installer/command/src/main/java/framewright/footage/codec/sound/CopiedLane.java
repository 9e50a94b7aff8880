package framewright.footage.codec.sound;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ADPCM_IMA_QT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FIRST_AUDIO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TRUEHD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import framewright.footage.FootageException;
import framewright.footage.codec.Encoder.PacketSink;
import framewright.footage.codec.Ffmpeg;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Sound that goes on as it is, packet by packet. */
final class CopiedLane implements SoundLane {
  private static final Set<Integer> ONLY_IN_MP4 =
      Set.of(AV_CODEC_ID_OPUS, AV_CODEC_ID_FLAC, AV_CODEC_ID_TRUEHD);

  private final AVStream from;
  private final AVStream to;
  private final boolean whole;
  private final double begin;
  private final double end;
  private final AVPacket copy = av_packet_alloc();
  private double reached;

  /**
   * @param whole whether the result begins where the file does; a codec's run-in is then kept
   * @param begin and {@code end} in the time of the file it comes from
   */
  CopiedLane(AVStream from, AVFormatContext muxer, boolean whole, double begin, double end)
      throws FootageException {
    this.from = from;
    this.whole = whole;
    this.begin = begin;
    this.end = end;
    this.to = avformat_new_stream(muxer, null);
    Ffmpeg.check(
        avcodec_parameters_copy(to.codecpar(), from.codecpar()), "The sound cannot be copied");
    to.codecpar().codec_tag(0);
    to.time_base(from.time_base());
    to.disposition(from.disposition());
    AVDictionary texts = new AVDictionary(null);
    av_dict_copy(texts, from.metadata(), 0);
    to.metadata(texts);
  }

  /**
   * Whether such sound can be copied there and will be heard by what plays such files. FFmpeg can
   * read some of them from a .mov, but does not write them there.
   */
  static boolean canHold(AVFormatContext muxer, String container, AVStream stream) {
    int codec = stream.codecpar().codec_id();
    boolean plain = codec >= AV_CODEC_ID_FIRST_AUDIO && codec < AV_CODEC_ID_ADPCM_IMA_QT;
    boolean excepted = container.equals("mp4") ? plain : ONLY_IN_MP4.contains(codec);
    boolean inMkv = container.equals("mkv");
    return (inMkv || !excepted) && avformat_query_codec(muxer.oformat(), codec, 0) == 1;
  }

  @Override
  public int source() {
    return from.index();
  }

  @Override
  public double reached() {
    return reached;
  }

  @Override
  public void accept(AVPacket packet, PacketSink sink) throws FootageException {
    double clock = av_q2d(from.time_base());
    double time = packet.pts() == AV_NOPTS_VALUE ? begin + reached : packet.pts() * clock;
    if (time >= end) {
      reached = Double.POSITIVE_INFINITY;
      return;
    }
    reached = time + packet.duration() * clock - begin;
    if (whole || time >= begin) {
      give(packet, Math.round(begin / clock), sink);
    }
  }

  private void give(AVPacket packet, long shift, PacketSink sink) throws FootageException {
    Ffmpeg.check(av_packet_ref(copy, packet), "The sound cannot be copied");
    copy.pts(packet.pts() == AV_NOPTS_VALUE ? packet.pts() : packet.pts() - shift);
    copy.dts(packet.dts() == AV_NOPTS_VALUE ? packet.dts() : packet.dts() - shift);
    av_packet_rescale_ts(copy, from.time_base(), to.time_base());
    copy.stream_index(to.index());
    copy.pos(-1);
    sink.accept(copy);
    av_packet_unref(copy);
  }

  @Override
  public void silence(double until, PacketSink sink) {}

  @Override
  public void finish(PacketSink sink) {}

  @Override
  public void close() {
    av_packet_free(copy);
  }
}
