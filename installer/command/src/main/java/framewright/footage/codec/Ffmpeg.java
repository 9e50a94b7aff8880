package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_ENOMEM;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import framewright.bridge.library.NativeLibraries;
import framewright.footage.FootageException;
import java.nio.charset.StandardCharsets;

/**
 * FFmpeg's libraries, and its own voice: its error codes as text, its log kept silent because every
 * failure is ours to explain.
 */
public final class Ffmpeg {
  private static final int MESSAGE_BYTES = 256;

  private Ffmpeg() {}

  public static void load() {
    NativeLibraries.loadForJavaCpp("ffmpeg");
    av_log_set_level(AV_LOG_QUIET);
  }

  /**
   * Passes a result that is not an error, and turns an error into a sentence that begins with
   * {@code trouble}.
   */
  public static int check(int result, String trouble) throws FootageException {
    if (result < 0) {
      throw new FootageException(trouble + ": " + describe(result) + ".");
    }
    return result;
  }

  public static <T> T checkAllocated(T pointer, String trouble) throws FootageException {
    if (pointer == null) {
      throw new FootageException(trouble + ": " + describe(AVERROR_ENOMEM()) + ".");
    }
    return pointer;
  }

  private static String describe(int error) {
    byte[] text = new byte[MESSAGE_BYTES];
    av_strerror(error, text, text.length);
    String message = new String(text, StandardCharsets.UTF_8);
    return message.substring(0, message.indexOf('\0'));
  }
}
