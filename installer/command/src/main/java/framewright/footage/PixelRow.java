package framewright.footage;

import java.nio.ByteBuffer;

/** A row of pixels as floats. One plain loop per depth, as a choice inside would cost more. */
final class PixelRow {
  private PixelRow() {}

  /** All components of a picture's row, 0 to 1 for integers. */
  static void read(Picture from, int y, float[] row) {
    ByteBuffer pixels = from.pixels();
    int start = from.offset(0, y);
    switch (from.format().depth()) {
      case BYTE -> {
        for (int i = 0; i < row.length; i++) {
          row[i] = Sample.get(pixels, start + i, PixelDepth.BYTE);
        }
      }
      case SHORT -> {
        for (int i = 0; i < row.length; i++) {
          row[i] = Sample.get(pixels, start + Short.BYTES * i, PixelDepth.SHORT);
        }
      }
      case HALF -> {
        for (int i = 0; i < row.length; i++) {
          row[i] = Sample.get(pixels, start + Short.BYTES * i, PixelDepth.HALF);
        }
      }
      case FLOAT ->
          pixels
              .slice(start, Float.BYTES * row.length)
              .order(pixels.order())
              .asFloatBuffer()
              .get(row);
    }
  }

  static void write(float[] row, Picture to, int y) {
    ByteBuffer pixels = to.pixels();
    int start = to.offset(0, y);
    switch (to.format().depth()) {
      case BYTE -> {
        for (int i = 0; i < row.length; i++) {
          Sample.put(pixels, start + i, PixelDepth.BYTE, row[i]);
        }
      }
      case SHORT -> {
        for (int i = 0; i < row.length; i++) {
          Sample.put(pixels, start + Short.BYTES * i, PixelDepth.SHORT, row[i]);
        }
      }
      case HALF -> {
        for (int i = 0; i < row.length; i++) {
          Sample.put(pixels, start + Short.BYTES * i, PixelDepth.HALF, row[i]);
        }
      }
      case FLOAT ->
          pixels
              .slice(start, Float.BYTES * row.length)
              .order(pixels.order())
              .asFloatBuffer()
              .put(row);
    }
  }
}
