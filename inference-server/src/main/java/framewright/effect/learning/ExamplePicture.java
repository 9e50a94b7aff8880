package framewright.effect.learning;

import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.error.SafeText;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A frame that was done by hand as a file: PNG, JPEG, TIFF or BMP, as pictures are shown. */
final class ExamplePicture implements AutoCloseable {
  private static final long LARGEST_FILE_BYTES = 256L << 20;
  private static final int BYTE = 255;

  private final Tensor pixels;
  private final FrameFormat format;

  private ExamplePicture(BufferedImage image) {
    format = FrameFormat.of(image.getWidth(), image.getHeight());
    pixels = Tensor.allocate(format.height(), format.width(), FrameFormat.CHANNELS);
    if (image.getColorModel() instanceof IndexColorModel) {
      readPalette(image);
    } else {
      readSamples(image.getRaster());
    }
  }

  private void readPalette(BufferedImage image) {
    FloatBuffer floats = pixels.floats();
    int[] row = new int[format.width()];
    for (int y = 0; y < format.height(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int argb : row) {
        for (int shift = 16; shift >= 0; shift -= 8) {
          floats.put((argb >> shift & BYTE) / (float) BYTE);
        }
        floats.put(1);
      }
    }
  }

  /** As they are, with all their bits; grey is the same in each channel. */
  private void readSamples(Raster raster) {
    FloatBuffer floats = pixels.floats();
    int bands = raster.getNumBands();
    boolean isGrey = bands < 3;
    float white = white(raster);
    float[] row = new float[format.width() * bands];
    for (int y = 0; y < format.height(); y++) {
      raster.getPixels(0, y, format.width(), 1, row);
      for (int at = 0; at < row.length; at += bands) {
        for (int channel = 0; channel < 3; channel++) {
          floats.put(row[isGrey ? at : at + channel] / white);
        }
        floats.put(1);
      }
    }
  }

  private static float white(Raster raster) {
    SampleModel samples = raster.getSampleModel();
    boolean isFloat = samples.getDataType() >= DataBuffer.TYPE_FLOAT;
    return isFloat ? 1 : (1L << samples.getSampleSize(0)) - 1;
  }

  static ExamplePicture read(Path file) {
    try {
      boolean fits = Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE_BYTES;
      BufferedImage image = fits ? ImageIO.read(file.toFile()) : null;
      if (image != null) {
        return new ExamplePicture(image);
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      throw FramewrightException.of(
          framewright.error.ErrorKind.INVALID_REQUEST, unreadable(file), e);
    }
    throw FramewrightException.invalidRequest(unreadable(file));
  }

  private static String unreadable(Path file) {
    return "The example \""
        + SafeText.of(file.toString())
        + "\" could not be read as a picture. Use a PNG, JPEG, TIFF or BMP file, or bring an EXR as"
        + " the clip Example.";
  }

  /** Valid until this is closed. */
  Frame frame(double time) {
    return new Frame(BroughtExample.CLIP, time, format, Optional.empty(), pixels.bytes());
  }

  @Override
  public void close() {
    pixels.close();
  }
}
