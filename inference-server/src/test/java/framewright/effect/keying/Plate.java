package framewright.effect.keying;

import framewright.colour.CameraCurve;
import framewright.colour.ColourSpace;
import framewright.colour.Recolouring;
import framewright.frame.Alpha;
import framewright.frame.ContentId;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Drawn plates in sRGB code values, 4 per pixel. */
final class Plate {
  static final double NOISE = 0.01;

  private final int width;
  private final int height;
  private final float[] pixels;

  private Plate(int width, int height, float[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** A warm disc before a green screen. */
  static Plate disc(int width, int height) {
    return disc(width, height, new float[] {0.15f, 0.6f, 0.2f}, new float[] {0.7f, 0.5f, 0.4f});
  }

  /** A disc of one colour before another. */
  static Plate disc(int width, int height, float[] screen, float[] colour) {
    Plate plate = filled(width, height, screen[0], screen[1], screen[2]);
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      double distance = Math.hypot(x + 0.5 - width / 2.0, y + 0.5 - height / 2.0);
      float cover = (float) Math.max(0, Math.min(1, height / 3.0 - distance + 0.5));
      for (int c = 0; c < 3; c++) {
        plate.pixels[4 * i + c] += cover * (colour[c] - plate.pixels[4 * i + c]);
      }
    }
    return plate;
  }

  /** A picture of 8 bits. */
  static Plate of(Raster picture) {
    Plate plate = filled(picture.getWidth(), picture.getHeight(), 0, 0, 0);
    for (int i = 0; i < plate.pixels.length; i++) {
      int pixel = i / 4;
      if (i % 4 < 3) {
        plate.pixels[i] = picture.getSample(pixel % plate.width, pixel / plate.width, i % 4) / 255f;
      }
    }
    return plate;
  }

  static Plate grey(int width, int height) {
    return filled(width, height, 0.5f, 0.5f, 0.5f);
  }

  static Plate yellow(int width, int height) {
    return filled(width, height, 0.62f, 0.68f, 0.05f);
  }

  /** Red bricks, whose joints are a little greener than grey. */
  static Plate bricks(int width, int height) {
    Plate plate = filled(width, height, 0.55f, 0.3f, 0.25f);
    for (int i = 0; i < width * height; i++) {
      int row = i / width;
      boolean joint = row % 12 < 2 || (i % width + row / 12 * 10) % 20 < 2;
      if (joint) {
        plate.pixels[4 * i] = 0.42f;
        plate.pixels[4 * i + 1] = 0.56f;
        plate.pixels[4 * i + 2] = 0.38f;
      }
    }
    return plate;
  }

  static Plate clipped(int width, int height) {
    return filled(width, height, 0.3f, 1, 0.35f);
  }

  static Frame white(int width, int height) {
    return filled(width, height, 1, 1, 1).srgb();
  }

  /** White in the top left quarter. */
  Frame corner() {
    return cornerMask().srgb();
  }

  /**
   * The same with an alpha that is solid everywhere and means nothing, as hosts hand pictures over.
   */
  Frame cornerWithSolidAlpha() {
    return cornerMask().as(Alpha.PREMULTIPLIED, ColourSpace.SRGB);
  }

  private Plate cornerMask() {
    Plate mask = filled(width, height, 0, 0, 0);
    for (int i = 0; i < width * height; i++) {
      if (i % width < width / 4 && i / width < height / 4) {
        mask.pixels[4 * i] = mask.pixels[4 * i + 1] = mask.pixels[4 * i + 2] = 1;
      }
    }
    return mask;
  }

  Plate blue() {
    for (int i = 0; i < pixels.length; i += 4) {
      float green = pixels[i + 1];
      pixels[i + 1] = pixels[i + 2];
      pixels[i + 2] = green;
    }
    return this;
  }

  /** Red takes the place of blue, green that of red, blue that of green. */
  Plate around() {
    for (int i = 0; i < pixels.length; i += 4) {
      float red = pixels[i];
      pixels[i] = pixels[i + 1];
      pixels[i + 1] = pixels[i + 2];
      pixels[i + 2] = red;
    }
    return this;
  }

  Plate noisy(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += i % 4 == 3 ? 0 : (float) (random.nextGaussian() * NOISE);
    }
    return this;
  }

  /** One pixel of the given light in all channels. */
  Plate brightAt(int x, int y, float light) {
    for (int c = 0; c < 3; c++) {
      pixels[4 * (y * width + x) + c] = (float) code(light);
    }
    return this;
  }

  /** With this alpha everywhere. */
  Plate opaque(float alpha) {
    for (int i = 3; i < pixels.length; i += 4) {
      pixels[i] = alpha;
    }
    return this;
  }

  /** One pixel without a number in it. */
  Plate brokenAt(int x, int y) {
    Arrays.fill(pixels, 4 * (y * width + x), 4 * (y * width + x) + 3, Float.NaN);
    return this;
  }

  Frame srgb() {
    return as(Alpha.OPAQUE, ColourSpace.SRGB);
  }

  Frame linear() {
    return encoded(ColourSpace.LINEAR);
  }

  /** The same light in another encoding. */
  Frame encoded(ColourSpace space) {
    float[] k = CameraCurve.of(space).terms();
    return frame(Alpha.OPAQUE, space, value -> encode(light(value), k));
  }

  /** The same light where every pixel is half covered, multiplied by that. */
  Frame halfCovered(ColourSpace space) {
    Plate half = new Plate(width, height, pixels.clone());
    for (int i = 3; i < pixels.length; i += 4) {
      half.pixels[i] = 0.5f;
    }
    float[] k = CameraCurve.of(space).terms();
    return half.frame(Alpha.PREMULTIPLIED, space, value -> 0.5 * encode(light(value), k));
  }

  /** The same numbers, declared as something else. */
  Frame as(Alpha alpha, ColourSpace space) {
    return frame(alpha, space, value -> value);
  }

  private Frame frame(Alpha alpha, ColourSpace space, DoubleUnaryOperator change) {
    FrameFormat format = new FrameFormat(width, height, alpha, space, 0, 0);
    ByteBuffer bytes = ByteBuffer.allocateDirect(format.bytes()).order(ByteOrder.nativeOrder());
    for (int i = 0; i < pixels.length; i++) {
      bytes.putFloat(i % 4 == 3 ? pixels[i] : (float) change.applyAsDouble(pixels[i]));
    }
    bytes.flip();
    return new Frame(
        "Source", 0, format, Optional.of(new ContentId(Arrays.hashCode(pixels), width)), bytes);
  }

  /** The same light in any colour space. */
  Frame in(ColourSpace space) {
    float[] recoloured = pixels.clone();
    new Recolouring(ColourSpace.SRGB, space).apply(recoloured, false);
    return new Plate(width, height, recoloured).as(Alpha.OPAQUE, space);
  }

  private static double encode(double light, float[] k) {
    if (light <= k[8]) {
      return light * k[5] + k[6];
    }
    return k[0] > 0.5
        ? Math.pow(light, 1 / k[3]) * k[1] - k[2]
        : Math.log10(light * k[3] + k[4]) * k[1] + k[2];
  }

  private static double light(double code) {
    return code <= 0.04045 ? code / 12.92 : Math.pow((code + 0.055) / 1.055, 2.4);
  }

  private static double code(double light) {
    return 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }

  static Plate filled(int width, int height, float red, float green, float blue) {
    float[] pixels = new float[4 * width * height];
    for (int i = 0; i < pixels.length; i += 4) {
      pixels[i] = red;
      pixels[i + 1] = green;
      pixels[i + 2] = blue;
      pixels[i + 3] = 1;
    }
    return new Plate(width, height, pixels);
  }
}
