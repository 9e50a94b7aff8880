package framewright.endtoend.command;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_EXR;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRPF32LE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A layer of an EXR file as FFmpeg reads it: red, green and blue, top row first. */
final class ExrLayer {
  private static final int[] PLANE_OF_COLOUR = {2, 0, 1};

  private final int width;
  private final float[][] planes;

  private ExrLayer(int width, float[][] planes) {
    this.width = width;
    this.planes = planes;
  }

  static ExrLayer read(Path file, String name) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_EXR);
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVDictionary options = new AVDictionary(null);
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    try {
      av_dict_set(options, "layer", name, 0);
      assertEquals(0, avcodec_open2(context, codec, options));
      av_new_packet(packet, bytes.length);
      packet.data().put(bytes, 0, bytes.length);
      assertEquals(0, avcodec_send_packet(context, packet));
      assertEquals(0, avcodec_receive_frame(context, frame));
      return of(frame);
    } finally {
      av_frame_free(frame);
      av_packet_free(packet);
      av_dict_free(options);
      avcodec_free_context(context);
    }
  }

  private static ExrLayer of(AVFrame frame) {
    assertEquals(AV_PIX_FMT_GBRPF32LE, frame.format(), "three channels");
    float[][] planes = new float[PLANE_OF_COLOUR.length][frame.width() * frame.height()];
    for (int colour = 0; colour < planes.length; colour++) {
      int plane = PLANE_OF_COLOUR[colour];
      int stride = frame.linesize(plane) / Float.BYTES;
      FloatBuffer values =
          frame
              .data(plane)
              .capacity((long) frame.linesize(plane) * frame.height())
              .asByteBuffer()
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      for (int y = 0; y < frame.height(); y++) {
        values.get(y * stride, planes[colour], y * frame.width(), frame.width());
      }
    }
    return new ExrLayer(frame.width(), planes);
  }

  float[][] planes() {
    return planes;
  }

  float value(int x, int y, int colour) {
    return planes[colour][y * width + x];
  }
}
