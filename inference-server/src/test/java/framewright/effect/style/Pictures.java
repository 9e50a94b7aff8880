package framewright.effect.style;

import framewright.colour.ColourSpace;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Frames drawn by code, and what tests ask of frames. */
final class Pictures {
  private Pictures() {}

  /** A channel of a pixel. */
  interface Painter {
    double at(int x, int y, int channel);
  }

  static FrameFormat format(int width, int height, Alpha alpha, ColourSpace space) {
    return new FrameFormat(width, height, alpha, space, 0, 0);
  }

  static Frame blank(String clip, FrameFormat format) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(format.bytes()).order(ByteOrder.nativeOrder());
    return new Frame(clip, 0, format, Optional.empty(), pixels);
  }

  static Frame draw(String clip, FrameFormat format, Painter painter) {
    Frame frame = blank(clip, format);
    FloatBuffer floats = frame.pixels().asFloatBuffer();
    for (int i = 0; i < floats.capacity(); i++) {
      int pixel = i / 4;
      floats.put(i, (float) painter.at(pixel % format.width(), pixel / format.width(), i % 4));
    }
    return frame;
  }

  /** Soft hills of colour that look the same at any size; alpha 1. */
  static Frame hills(String clip, int width, int height) {
    return draw(
        clip,
        FrameFormat.of(width, height),
        (x, y, channel) -> {
          double across = (x + 0.5) / width;
          double down = (y + 0.5) / height;
          double hill = 0.45 + 0.25 * Math.sin(9 * across + channel) * Math.cos(7 * down - channel);
          return channel == 3 ? 1 : hill + (Math.hypot(across - 0.5, down - 0.5) < 0.25 ? 0.25 : 0);
        });
  }

  static Frame at(double time, Frame frame) {
    return new Frame(frame.clip(), time, frame.format(), frame.contentId(), frame.pixels());
  }

  static Frame read(Path png) {
    try {
      BufferedImage image = ImageIO.read(png.toFile());
      return draw(
          "Source",
          FrameFormat.of(image.getWidth(), image.getHeight()),
          (x, y, channel) ->
              channel == 3 ? 1 : (image.getRGB(x, y) >> (16 - 8 * channel) & 255) / 255.0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] values(Frame frame) {
    float[] values = new float[frame.format().bytes() / Float.BYTES];
    frame.pixels().asFloatBuffer().get(values);
    return values;
  }

  static double[] meanColour(Frame frame) {
    double[] sums = new double[3];
    float[] values = values(frame);
    for (int i = 0; i < values.length; i++) {
      if (i % 4 < 3) {
        sums[i % 4] += values[i] * 4.0 / values.length;
      }
    }
    return sums;
  }

  /** Peak signal to noise ratio of the colours, in decibel. */
  static double psnr(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return -10 * Math.log10(sum / a.length + 1e-12);
  }

  /** Each block of factor x factor pixels averaged. */
  static float[] reduced(Frame frame, int factor) {
    int width = frame.format().width() / factor;
    int height = frame.format().height() / factor;
    float[] values = values(frame);
    float[] sums = new float[width * height * 4];
    for (int i = 0; i < values.length; i++) {
      int x = i / 4 % frame.format().width() / factor;
      int y = i / 4 / frame.format().width() / factor;
      sums[(y * width + x) * 4 + i % 4] += values[i] / (factor * factor);
    }
    return sums;
  }
}
