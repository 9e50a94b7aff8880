package framewright.footage.codec.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;

import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a camera was held, as its file says: whether pictures are to be turned by quarters, and
 * mirrored, to stand upright.
 *
 * @param turned whether rows become columns
 * @param mirroredX whether the upright picture's columns run the other way than what they are made
 *     of
 * @param mirroredY and its rows
 */
record Orientation(boolean turned, boolean mirroredX, boolean mirroredY) {
  private static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** By the display matrix of a stream: x' = ax + cy, y' = bx + dy. */
  static Orientation of(AVCodecParameters stream) {
    AVPacketSideData data =
        av_packet_side_data_get(
            stream.coded_side_data(), stream.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull()) {
      return UPRIGHT;
    }
    IntPointer matrix = new IntPointer(data.data());
    int a = matrix.get(0);
    int b = matrix.get(1);
    int c = matrix.get(3);
    int d = matrix.get(4);
    boolean turned = Math.abs((long) b) > Math.abs((long) a);
    return turned ? new Orientation(true, c < 0, b < 0) : new Orientation(false, a < 0, d < 0);
  }

  Picture upright(Picture picture) throws FootageException {
    return equals(UPRIGHT) ? picture : turn(picture);
  }

  private Picture turn(Picture from) throws FootageException {
    PictureFormat format = from.format();
    Picture to = Picture.allocate(turned ? format.turned() : format);
    IntBuffer source = from.pixels().duplicate().order(from.pixels().order()).clear().asIntBuffer();
    IntBuffer target = to.pixels().duplicate().order(to.pixels().order()).clear().asIntBuffer();
    int ints = PictureFormat.COMPONENTS * format.depth().bytes() / Integer.BYTES;
    int width = to.format().width();
    int height = to.format().height();
    for (int y = 0; y < height; y++) {
      int v = mirroredY ? height - 1 - y : y;
      for (int x = 0; x < width; x++) {
        int u = mirroredX ? width - 1 - x : x;
        int pixel = turned ? u * format.width() + v : v * format.width() + u;
        target.put((y * width + x) * ints, source, pixel * ints, ints);
      }
    }
    return to;
  }
}
