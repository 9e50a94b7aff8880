package framewright.effect.style;

import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.error.SafeText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads a picture file (PNG, JPEG, TIFF, BMP, GIF) for its colours and texture. Nothing large is
 * ever held in memory.
 */
final class ReferencePicture {
  static final int SMALLEST_SIDE = 16;
  private static final int LARGEST_SIDE = 32768;
  private static final long LARGEST_FILE_BYTES = 256L << 20;

  /** Statistics need no more; every n-th pixel of a larger picture is read. */
  private static final int READ_SIDE = 1024;

  private ReferencePicture() {}

  /** The picture as display-referred RGBA [height, width, 4]; the caller closes it. */
  static Tensor read(Path file) {
    checkFile(file);
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw unreadable(file);
      }
      return decode(readers.next(), stream, file);
    } catch (IOException | RuntimeException e) {
      throw e instanceof FramewrightException known ? known : unreadable(file);
    }
  }

  /** Refuses a picture with too few pixels to have a palette. */
  static void checkSize(long width, long height) {
    if (Math.min(width, height) < SMALLEST_SIDE) {
      throw FramewrightException.invalidRequest(
          "The reference is only "
              + width
              + " x "
              + height
              + " pixels: too small to have a style. Choose a picture of at least "
              + SMALLEST_SIDE
              + " pixels each way.");
    }
  }

  private static void checkFile(Path file) {
    if (!file.isAbsolute() || !Files.isRegularFile(file)) {
      throw FramewrightException.invalidRequest(
          "The reference \""
              + SafeText.of(file.toString())
              + "\" was not found on the machine that renders. Choose the file again, with its full path.");
    }
    try {
      if (Files.size(file) > LARGEST_FILE_BYTES) {
        throw FramewrightException.unsupported(
            "The reference file is larger than 256 MB. Save it as a smaller JPEG or PNG.");
      }
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private static Tensor decode(ImageReader reader, ImageInputStream stream, Path file)
      throws IOException {
    try {
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      checkSize(width, height);
      if (Math.max(width, height) > LARGEST_SIDE) {
        throw FramewrightException.unsupported(
            "The reference is "
                + width
                + " x "
                + height
                + " pixels. Save it at no more than "
                + LARGEST_SIDE
                + " pixels each way.");
      }
      ImageReadParam parameters = reader.getDefaultReadParam();
      int step =
          Math.max(
              1,
              Math.min(
                  Math.max(width, height) / READ_SIDE, Math.min(width, height) / SMALLEST_SIDE));
      parameters.setSourceSubsampling(step, step, 0, 0);
      return tensor(reader.read(0, parameters));
    } catch (IOException | RuntimeException e) {
      throw e instanceof FramewrightException known ? known : unreadable(file);
    } finally {
      reader.dispose();
    }
  }

  private static Tensor tensor(BufferedImage image) {
    Tensor tensor = Tensor.allocate(image.getHeight(), image.getWidth(), 4);
    FloatBuffer floats = tensor.floats();
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int argb : row) {
        floats
            .put((argb >> 16 & 255) / 255f)
            .put((argb >> 8 & 255) / 255f)
            .put((argb & 255) / 255f)
            .put(1f);
      }
    }
    return tensor;
  }

  private static FramewrightException unreadable(Path file) {
    return FramewrightException.invalidRequest(
        "The reference \""
            + SafeText.of(file.getFileName().toString())
            + "\" could not be read as a picture. Use a PNG, JPEG, TIFF, BMP or GIF file.");
  }
}
