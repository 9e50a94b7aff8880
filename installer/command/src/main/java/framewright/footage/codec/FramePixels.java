package framewright.footage.codec;

import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.Sample;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.HalfIndexer;

/**
 * Moves pixels between FFmpeg's frames of a direct layout and our pictures, without changing a
 * value: bytes to BYTE, 9 to 16 bits to SHORT, 32-bit floats to FLOAT or, where the file held
 * halves, to HALF.
 */
final class FramePixels {
  private static final int SHORT_BITS = 16;

  private FramePixels() {}

  static void unpack(AVFrame from, Picture to) {
    ComponentLayout layout = ComponentLayout.of(from.format());
    for (int rgba = 0; rgba < PictureFormat.COMPONENTS; rgba++) {
      ComponentLayout.Component component = layout.component(rgba);
      int start = rgba * to.format().depth().bytes();
      if (component == null) {
        fillOpaque(to, start);
      } else {
        ByteBuffer plane = plane(from, component.plane(), layout.order());
        for (int y = 0; y < from.height(); y++) {
          int source = y * from.linesize(component.plane()) + component.offset();
          readRow(plane, source, component.step(), to, to.offset(0, y) + start, layout.bits());
        }
      }
    }
  }

  static void pack(Picture from, AVFrame to) {
    ComponentLayout layout = ComponentLayout.of(to.format());
    for (int rgba = 0; rgba < PictureFormat.COMPONENTS; rgba++) {
      ComponentLayout.Component component = layout.component(rgba);
      if (component != null) {
        ByteBuffer plane = plane(to, component.plane(), layout.order());
        int start = rgba * from.format().depth().bytes();
        for (int y = 0; y < to.height(); y++) {
          int target = y * to.linesize(component.plane()) + component.offset();
          writeRow(from, from.offset(0, y) + start, plane, target, component.step());
        }
      }
    }
  }

  private static ByteBuffer plane(AVFrame frame, int index, ByteOrder order) {
    BytePointer data = frame.data(index);
    return data.capacity((long) frame.linesize(index) * frame.height()).asByteBuffer().order(order);
  }

  // One plain loop per depth: a choice inside the loop would cost more than the copy.

  private static void readRow(
      ByteBuffer from, int source, int step, Picture to, int target, int bits) {
    ByteBuffer pixels = to.pixels();
    int end = source + step * to.format().width();
    int stride = stride(to);
    switch (to.format().depth()) {
      case BYTE -> {
        for (int i = source, o = target; i < end; i += step, o += stride) {
          pixels.put(o, from.get(i));
        }
      }
      case SHORT -> {
        for (int i = source, o = target; i < end; i += step, o += stride) {
          pixels.putShort(o, widen(from.getShort(i) & 0xffff, bits));
        }
      }
      case HALF -> {
        for (int i = source, o = target; i < end; i += step, o += stride) {
          pixels.putShort(o, (short) HalfIndexer.fromFloat(from.getFloat(i)));
        }
      }
      case FLOAT -> {
        for (int i = source, o = target; i < end; i += step, o += stride) {
          pixels.putInt(o, from.getInt(i));
        }
      }
    }
  }

  private static void writeRow(Picture from, int source, ByteBuffer to, int target, int step) {
    ByteBuffer pixels = from.pixels();
    int stride = stride(from);
    int end = source + stride * from.format().width();
    switch (from.format().depth()) {
      case BYTE -> {
        for (int i = source, o = target; i < end; i += stride, o += step) {
          to.put(o, pixels.get(i));
        }
      }
      case SHORT -> {
        for (int i = source, o = target; i < end; i += stride, o += step) {
          to.putShort(o, pixels.getShort(i));
        }
      }
      case HALF, FLOAT ->
          throw new IllegalArgumentException(
              "FFmpeg encodes no floats for us; EXR is written here.");
    }
  }

  private static int stride(Picture picture) {
    return PictureFormat.COMPONENTS * picture.format().depth().bytes();
  }

  private static void fillOpaque(Picture to, int start) {
    int end = to.offset(0, to.format().height());
    for (int o = start; o < end; o += stride(to)) {
      Sample.put(to.pixels(), o, to.format().depth(), 1f);
    }
  }

  private static short widen(int value, int bits) {
    if (bits == SHORT_BITS) {
      return (short) value;
    }
    int max = (1 << bits) - 1;
    return (short) ((value * 65535L + max / 2) / max);
  }
}
