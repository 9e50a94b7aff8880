package framewright.bench.learn;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;

/** A picture as three planes of 0 to 1, as it is shown. */
final class Plate {
  private static final float WHITE = 255;

  private final int width;
  private final int height;
  private final float[][] rgb;

  private Plate(int width, int height) {
    this.width = width;
    this.height = height;
    this.rgb = new float[3][width * height];
  }

  static Plate blank(int width, int height) {
    return new Plate(width, height);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The planes themselves; writing to them writes to the plate. */
  float[][] rgb() {
    return rgb;
  }

  static Plate of(BufferedImage image) {
    Plate plate = blank(image.getWidth(), image.getHeight());
    for (int i = 0; i < plate.pixels(); i++) {
      int colour = image.getRGB(i % plate.width, i / plate.width);
      for (int channel = 0; channel < 3; channel++) {
        plate.rgb[channel][i] = ((colour >> (16 - 8 * channel)) & 0xff) / WHITE;
      }
    }
    return plate;
  }

  /** The alpha of a picture as a grey one. */
  static Plate matteOf(BufferedImage image) {
    Plate plate = blank(image.getWidth(), image.getHeight());
    for (int i = 0; i < plate.pixels(); i++) {
      plate.put(i, (image.getRGB(i % plate.width, i / plate.width) >>> 24) / WHITE);
    }
    return plate;
  }

  /** What a graph or a renderer made: [height, width, 4]. */
  static Plate of(int width, int height, FloatBuffer rgba) {
    Plate plate = blank(width, height);
    for (int i = 0; i < plate.pixels(); i++) {
      for (int channel = 0; channel < 3; channel++) {
        plate.rgb[channel][i] = rgba.get(4 * i + channel);
      }
    }
    return plate;
  }

  int pixels() {
    return width * height;
  }

  /** Makes a pixel grey. */
  void put(int pixel, float value) {
    rgb[0][pixel] = value;
    rgb[1][pixel] = value;
    rgb[2][pixel] = value;
  }

  float luma(int pixel) {
    return 0.299f * rgb[0][pixel] + 0.587f * rgb[1][pixel] + 0.114f * rgb[2][pixel];
  }

  float[] luma() {
    float[] luma = new float[pixels()];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = luma(i);
    }
    return luma;
  }

  /** As an effect gets it: [height, width, 4], opaque. */
  FloatBuffer rgba() {
    FloatBuffer rgba = FloatBuffer.allocate(4 * pixels());
    write(rgba);
    return rgba.flip();
  }

  void write(FloatBuffer rgba) {
    for (int i = 0; i < pixels(); i++) {
      rgba.put(rgb[0][i]).put(rgb[1][i]).put(rgb[2][i]).put(1);
    }
  }

  /** As it would be saved: eight bits. */
  Plate saved() {
    Plate saved = blank(width, height);
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < pixels(); i++) {
        saved.rgb[channel][i] = Math.round(WHITE * clamped(rgb[channel][i])) / WHITE;
      }
    }
    return saved;
  }

  Picture picture() throws FootageException {
    Picture picture =
        Picture.allocate(
            new PictureFormat(width, height, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
    for (int i = 0; i < pixels(); i++) {
      for (int channel = 0; channel < 3; channel++) {
        picture.pixels().put(4 * i + channel, (byte) level(channel, i));
      }
      picture.pixels().put(4 * i + 3, (byte) WHITE);
    }
    return picture;
  }

  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels(); i++) {
      image.setRGB(i % width, i / width, level(0, i) << 16 | level(1, i) << 8 | level(2, i));
    }
    return image;
  }

  private int level(int channel, int pixel) {
    return Math.round(WHITE * clamped(rgb[channel][pixel]));
  }

  static float clamped(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
