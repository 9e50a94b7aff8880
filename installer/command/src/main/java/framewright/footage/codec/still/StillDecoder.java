package framewright.footage.codec.still;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import framewright.colour.ColourSpace;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.codec.Ffmpeg;
import framewright.footage.codec.FileName;
import framewright.footage.codec.FrameReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Reads one picture from one file. */
public final class StillDecoder {
  private static final Map<String, Integer> CODECS =
      Map.of(
          "png", AV_CODEC_ID_PNG,
          "exr", AV_CODEC_ID_EXR,
          "jpg", AV_CODEC_ID_MJPEG,
          "jpeg", AV_CODEC_ID_MJPEG,
          "tif", AV_CODEC_ID_TIFF,
          "tiff", AV_CODEC_ID_TIFF,
          "dpx", AV_CODEC_ID_DPX);

  private StillDecoder() {}

  public static boolean reads(Path file) {
    return CODECS.containsKey(FileName.extension(file));
  }

  public static String kinds() {
    return String.join(", ", new TreeSet<>(CODECS.keySet()));
  }

  /** Its picture, or one of an EXR file's further layers. */
  static Picture decode(Path file, Optional<String> layer) throws FootageException {
    byte[] bytes = bytes(file);
    String trouble =
        file
            + " is not a readable picture; it may be damaged, cut short or of another kind than its name says";
    boolean exr = FileName.extension(file).equals("exr");
    if (exr && !ExrHeader.isWhole(bytes)) {
      throw new FootageException(trouble + ".");
    }
    if (layer.isPresent()) {
      requireLayer(file, new ExrHeader(bytes), layer.get());
    }
    AVCodec codec = avcodec_find_decoder(CODECS.get(FileName.extension(file)));
    AVCodecContext context = Ffmpeg.checkAllocated(avcodec_alloc_context3(codec), trouble);
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    try {
      context.thread_type(AVCodecContext.FF_THREAD_SLICE).thread_count(0);
      context.err_recognition(AV_EF_CRCCHECK | AV_EF_EXPLODE);
      layer.ifPresent(name -> av_opt_set(context.priv_data(), "layer", name, 0));
      Ffmpeg.check(avcodec_open2(context, codec, (AVDictionary) null), trouble);
      Ffmpeg.check(av_new_packet(packet, bytes.length), trouble);
      packet.data().put(bytes, 0, bytes.length);
      Ffmpeg.check(avcodec_send_packet(context, packet), trouble);
      Ffmpeg.check(avcodec_receive_frame(context, frame), trouble);
      return picture(frame, exr ? Optional.of(new ExrHeader(bytes)) : Optional.empty());
    } finally {
      av_frame_free(frame);
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }

  private static void requireLayer(Path file, ExrHeader header, String layer)
      throws FootageException {
    if (!header.layers().contains(layer)) {
      throw new FootageException(
          file
              + " has no layer \""
              + layer
              + "\"; "
              + (header.layers().isEmpty()
                  ? "its picture is all it holds."
                  : "it has " + String.join(", ", header.layers()) + "."));
    }
  }

  private static Picture picture(AVFrame frame, Optional<ExrHeader> exr) throws FootageException {
    return FrameReading.picture(
        frame,
        exr.map(ExrHeader::onlyHalves).orElse(false),
        exr.map(ExrHeader::colourSpace).orElse(ColourSpace.LINEAR),
        ColourSpace.SRGB);
  }

  /** What to know about the colours of a file, in sentences. */
  static List<String> notes(Path file) throws FootageException {
    boolean foreign =
        FileName.extension(file).equals("exr") && new ExrHeader(bytes(file)).isForeign();
    return foreign
        ? List.of(
            file.getFileName()
                + " names primaries that are not known here; they are taken as Rec.709's.")
        : List.of();
  }

  private static byte[] bytes(Path file) throws FootageException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 0) {
        throw new FootageException(
            file + " is empty. Write it again, or leave it out with --frames.");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new FootageException(
          file
              + " does not exist. Retime rebuilds missing frames first:"
              + " --set mode=repair --set frames=NUMBERS.",
          e);
    } catch (FootageException e) {
      throw e;
    } catch (IOException e) {
      throw new FootageException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
