package framewright.footage;

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
      for (int y = 0; y < from.height(); y++) {
        int target = to.offset(0, y) + rgba * to.format().depth().bytes();
        if (component == null) {
          fillOpaque(to, target);
        } else {
          int source = y * from.linesize(component.plane()) + component.offset();
          readRow(
              plane(from, component.plane(), layout.order()),
              source,
              component.step(),
              to,
              target,
              layout.bits());
        }
      }
    }
  }

  static void pack(Picture from, AVFrame to) {
    ComponentLayout layout = ComponentLayout.of(to.format());
    for (int rgba = 0; rgba < PictureFormat.COMPONENTS; rgba++) {
      ComponentLayout.Component component = layout.component(rgba);
      for (int y = 0; component != null && y < to.height(); y++) {
        int source = from.offset(0, y) + rgba * from.format().depth().bytes();
        int target = y * to.linesize(component.plane()) + component.offset();
        writeRow(
            from, source, plane(to, component.plane(), layout.order()), target, component.step());
      }
    }
  }

  private static ByteBuffer plane(AVFrame frame, int index, ByteOrder order) {
    BytePointer data = frame.data(index);
    return data.capacity((long) frame.linesize(index) * frame.height()).asByteBuffer().order(order);
  }

  private static void readRow(
      ByteBuffer from, int source, int step, Picture to, int target, int bits) {
    ByteBuffer pixels = to.pixels();
    int width = to.format().width();
    int stride = PictureFormat.COMPONENTS * to.format().depth().bytes();
    for (int x = 0, i = source, o = target; x < width; x++, i += step, o += stride) {
      switch (to.format().depth()) {
        case BYTE -> pixels.put(o, from.get(i));
        case SHORT -> pixels.putShort(o, widen(from.getShort(i) & 0xffff, bits));
        case HALF -> pixels.putShort(o, (short) HalfIndexer.fromFloat(from.getFloat(i)));
        case FLOAT -> pixels.putInt(o, from.getInt(i));
      }
    }
  }

  private static void writeRow(Picture from, int source, ByteBuffer to, int target, int step) {
    ByteBuffer pixels = from.pixels();
    int width = from.format().width();
    int stride = PictureFormat.COMPONENTS * from.format().depth().bytes();
    for (int x = 0, i = source, o = target; x < width; x++, i += stride, o += step) {
      switch (from.format().depth()) {
        case BYTE -> to.put(o, pixels.get(i));
        case SHORT -> to.putShort(o, pixels.getShort(i));
        case HALF -> to.putFloat(o, HalfIndexer.toFloat(pixels.getShort(i)));
        case FLOAT -> to.putInt(o, pixels.getInt(i));
      }
    }
  }

  private static void fillOpaque(Picture to, int target) {
    int stride = PictureFormat.COMPONENTS * to.format().depth().bytes();
    for (int x = 0; x < to.format().width(); x++) {
      Sample.put(to.pixels(), target + x * stride, to.format().depth(), 1f);
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
