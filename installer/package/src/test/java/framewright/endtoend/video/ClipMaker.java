package framewright.endtoend.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.Pointer;

/** Makes a clip as a camera, a phone or an editor would have written it. */
final class ClipMaker implements AutoCloseable {
  private static final int SAMPLE_RATE = 48_000;
  private static final int DISPLAY_MATRIX_INTS = 9;
  private static final Map<String, Map<String, String>> OPTIONS =
      Map.of(
          "dnxhd", Map.of("profile", "dnxhr_hqx"),
          "libaom-av1", Map.of("cpu-used", "8"),
          "libvpx-vp9", Map.of("deadline", "realtime", "cpu-used", "8"));

  private final Clip clip;
  private final AVFormatContext muxer = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private AVCodecContext pictures;
  private AVCodecContext sound;

  static void make(Clip clip) {
    try (ClipMaker maker = new ClipMaker(clip)) {
      maker.make();
    }
  }

  private ClipMaker(Clip clip) {
    this.clip = clip;
  }

  private void make() {
    String file = clip.file().toString();
    check(avformat_alloc_output_context2(muxer, null, null, file));
    pictures = pictures();
    clip.sound().ifPresent(name -> sound = sound(name));
    AVIOContext output = new AVIOContext(null);
    check(avio_open(output, file, AVIO_FLAG_WRITE));
    muxer.pb(output);
    AVDictionary texts = new AVDictionary(null);
    clip.timecode().ifPresent(code -> av_dict_set(texts, "timecode", code, 0));
    muxer.metadata(texts);
    check(avformat_write_header(muxer, (AVDictionary) null));
    encodePictures();
    if (sound != null) {
      encodeSound();
    }
    check(av_write_trailer(muxer));
  }

  private AVCodecContext pictures() {
    AVCodec codec = avcodec_find_encoder_by_name(clip.encoder());
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.width(clip.width()).height(clip.height()).pix_fmt(av_get_pix_fmt(clip.pixels()));
    context.time_base().num(1).den(clip.clock());
    context.framerate().num(clip.clock()).den((int) clip.duration(0));
    context.sample_aspect_ratio().num(clip.aspectWidth()).den(clip.aspectHeight());
    Colours colours = clip.colours();
    context.color_primaries(colours.primaries()).color_trc(colours.transfer());
    context.colorspace(colours.matrix()).color_range(range());
    context.bit_rate(2_000_000).thread_count(1).gop_size(3);
    if (clip.encoder().equals("mpeg2video")) {
      context.flags(AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME);
    }
    open(context, codec, OPTIONS.getOrDefault(clip.encoder(), Map.of()));
    AVStream stream = stream(context);
    stream.avg_frame_rate(context.framerate());
    stream.sample_aspect_ratio(context.sample_aspect_ratio());
    turn(stream);
    return context;
  }

  private int range() {
    return clip.colours().fullRange() ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
  }

  private AVCodecContext sound(String name) {
    AVCodec codec = avcodec_find_encoder_by_name(name);
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.sample_fmt(samples(name)).sample_rate(SAMPLE_RATE).bit_rate(96_000);
    av_channel_layout_default(context.ch_layout(), 2);
    context.time_base().num(1).den(SAMPLE_RATE);
    open(context, codec, Map.of());
    stream(context);
    return context;
  }

  private static int samples(String encoder) {
    return switch (encoder) {
      case "aac", "ac3", "libmp3lame" -> AV_SAMPLE_FMT_FLTP;
      case "pcm_s24le" -> AV_SAMPLE_FMT_S32;
      default -> AV_SAMPLE_FMT_S16;
    };
  }

  private void open(AVCodecContext context, AVCodec codec, Map<String, String> settings) {
    if ((muxer.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    AVDictionary options = new AVDictionary(null);
    settings.forEach((name, value) -> av_dict_set(options, name, value, 0));
    check(avcodec_open2(context, codec, options));
    av_dict_free(options);
  }

  private AVStream stream(AVCodecContext context) {
    AVStream stream = avformat_new_stream(muxer, null);
    stream.time_base(context.time_base());
    check(avcodec_parameters_from_context(stream.codecpar(), context));
    return stream;
  }

  private void turn(AVStream stream) {
    if (clip.turned() != 0) {
      int[] matrix = new int[DISPLAY_MATRIX_INTS];
      av_display_rotation_set(matrix, clip.turned());
      AVCodecParameters parameters = stream.codecpar();
      int[] count = {parameters.nb_coded_side_data()};
      AVPacketSideData list =
          count[0] == 0 ? new AVPacketSideData((Pointer) null) : parameters.coded_side_data();
      long size = (long) Integer.BYTES * matrix.length;
      AVPacketSideData added =
          av_packet_side_data_new(list, count, AV_PKT_DATA_DISPLAYMATRIX, size, 0);
      ByteBuffer data = added.data().capacity(size).asByteBuffer().order(ByteOrder.nativeOrder());
      data.asIntBuffer().put(matrix);
      parameters.coded_side_data(list).nb_coded_side_data(count[0]);
    }
  }

  private void encodePictures() {
    for (int i = 0; i < Clip.FRAMES; i++) {
      AVFrame frame = av_frame_alloc();
      frame.width(clip.width()).height(clip.height()).format(pictures.pix_fmt());
      check(av_frame_get_buffer(frame, 0));
      new Patches(frame).draw(clip.colours());
      frame.pts(clip.tick(i)).duration(clip.duration(i));
      frame.color_primaries(clip.colours().primaries()).color_trc(clip.colours().transfer());
      frame.colorspace(clip.colours().matrix()).color_range(range());
      if (clip.encoder().equals("mpeg2video")) {
        frame.flags(AVFrame.AV_FRAME_FLAG_INTERLACED | AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST);
      }
      encode(pictures, frame, 0);
      av_frame_free(frame);
    }
    encode(pictures, null, 0);
  }

  /** A tone as long as the pictures last. */
  private void encodeSound() {
    double seconds = (double) clip.tick(Clip.FRAMES) / clip.clock();
    int size = sound.frame_size() > 0 ? sound.frame_size() : 1024;
    for (long at = 0; at < seconds * SAMPLE_RATE; at += size) {
      AVFrame frame = av_frame_alloc();
      frame.nb_samples(size).format(sound.sample_fmt()).sample_rate(SAMPLE_RATE).pts(at);
      av_channel_layout_copy(frame.ch_layout(), sound.ch_layout());
      check(av_frame_get_buffer(frame, 0));
      tone(frame, at);
      encode(sound, frame, 1);
      av_frame_free(frame);
    }
    encode(sound, null, 1);
  }

  private void tone(AVFrame frame, long at) {
    boolean planar = av_sample_fmt_is_planar(frame.format()) != 0;
    int bytes = av_get_bytes_per_sample(frame.format());
    boolean floating = av_get_packed_sample_fmt(frame.format()) == AV_SAMPLE_FMT_FLT;
    int perSample = planar ? 1 : 2;
    for (int plane = 0; plane < (planar ? 2 : 1); plane++) {
      long size = (long) frame.nb_samples() * bytes * perSample;
      ByteBuffer data =
          frame.data(plane).capacity(size).asByteBuffer().order(ByteOrder.nativeOrder());
      for (int i = 0; i < frame.nb_samples() * perSample; i++) {
        double value = 0.5 * Math.sin((at + i / perSample) * 2 * Math.PI * 440 / SAMPLE_RATE);
        if (floating) {
          data.putFloat((float) value);
        } else if (bytes == Short.BYTES) {
          data.putShort((short) (value * Short.MAX_VALUE));
        } else {
          data.putInt((int) (value * Integer.MAX_VALUE));
        }
      }
    }
  }

  private void encode(AVCodecContext encoder, AVFrame frame, int stream) {
    check(avcodec_send_frame(encoder, frame));
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      if (packet.duration() == 0) {
        packet.duration(clip.duration(Clip.FRAMES - 1));
      }
      AVRational clock = muxer.streams(stream).time_base();
      av_packet_rescale_ts(packet, encoder.time_base(), clock);
      packet.stream_index(stream);
      check(av_interleaved_write_frame(muxer, packet));
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg answered " + result);
    }
  }

  @Override
  public void close() {
    for (AVCodecContext context : new AVCodecContext[] {pictures, sound}) {
      if (context != null) {
        avcodec_free_context(context);
      }
    }
    av_packet_free(packet);
    if (!muxer.isNull() && muxer.pb() != null) {
      avio_closep(muxer.pb());
    }
    avformat_free_context(muxer);
  }
}
