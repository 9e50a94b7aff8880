package framewright.endtoend.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/** A picture of four flat quarters in one of FFmpeg's frames: drawn, and read again. */
final class Patches {
  /** Red, green, blue and grey, by rows. */
  static final double[][] DRAWN = {
    {0.7, 0.3, 0.25}, {0.25, 0.6, 0.3}, {0.3, 0.3, 0.7}, {0.5, 0.5, 0.5}
  };

  private final AVFrame frame;
  private final AVPixFmtDescriptor format;

  Patches(AVFrame frame) {
    this.frame = frame;
    this.format = av_pix_fmt_desc_get(frame.format());
  }

  void draw(Colours colours) {
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int quarter = 2 * (2 * y / frame.height()) + 2 * x / frame.width();
        double[] coded = colours.coded(DRAWN[quarter]);
        for (int component = 0; component < format.nb_components(); component++) {
          set(component, x, y, component < coded.length ? coded[component] : 1);
        }
      }
    }
  }

  /** Red, green and blue in the middles of the quarters. */
  double[][] read(Colours colours) {
    double[][] quarters = new double[4][];
    for (int quarter = 0; quarter < quarters.length; quarter++) {
      int x = frame.width() / 4 + quarter % 2 * frame.width() / 2;
      int y = frame.height() / 4 + quarter / 2 * frame.height() / 2;
      double[] coded = {get(0, x, y), get(1, x, y), get(2, x, y)};
      quarters[quarter] = colours.decoded(coded);
    }
    return quarters;
  }

  private void set(int component, int x, int y, double value) {
    int code = (int) Math.round(value * most(component));
    ByteBuffer plane = plane(component);
    int place = place(component, x, y);
    if (format.comp(component).depth() > Byte.SIZE) {
      plane.putShort(place, (short) code);
    } else {
      plane.put(place, (byte) code);
    }
  }

  private double get(int component, int x, int y) {
    ByteBuffer plane = plane(component);
    int place = place(component, x, y);
    boolean wide = format.comp(component).depth() > Byte.SIZE;
    int code = wide ? plane.getShort(place) & 0xffff : plane.get(place) & 0xff;
    return code / most(component);
  }

  /** What stands for 1: video counts 255 of 8 bit with zeros added, RGB and alpha to the top. */
  private double most(int component) {
    int depth = format.comp(component).depth();
    boolean toTheTop = component == 3 || (format.flags() & AV_PIX_FMT_FLAG_RGB) != 0;
    return toTheTop ? (1L << depth) - 1 : 255.0 * (1L << (depth - Byte.SIZE));
  }

  private ByteBuffer plane(int component) {
    int plane = format.comp(component).plane();
    boolean big = (format.flags() & AV_PIX_FMT_FLAG_BE) != 0;
    return frame
        .data(plane)
        .capacity((long) frame.linesize(plane) * frame.height())
        .asByteBuffer()
        .order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private int place(int component, int x, int y) {
    AVComponentDescriptor where = format.comp(component);
    boolean chroma = component == 1 || component == 2;
    int column = chroma ? x >> format.log2_chroma_w() : x;
    int row = chroma ? y >> format.log2_chroma_h() : y;
    return row * frame.linesize(where.plane()) + column * where.step() + where.offset();
  }
}
