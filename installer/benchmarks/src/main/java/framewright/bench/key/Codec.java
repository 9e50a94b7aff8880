package framewright.bench.key;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageReader;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** What a camera's file leaves of a clip's frames, which are three planes each. */
enum Codec {
  /** Frame by frame, as intra-coded files have it. */
  JPEG("dtSSD") {
    @Override
    List<float[][]> coded(List<float[][]> frames, int width) throws IOException {
      return asJpeg(frames, width);
    }
  },

  /** Our own video file, 4:2:0 with prediction between frames. */
  H264("dtH264") {
    @Override
    List<float[][]> coded(List<float[][]> frames, int width) throws IOException {
      return asVideo(frames, width);
    }
  };

  private static final float JPEG_QUALITY = 0.88f;

  private final String metric;

  Codec(String metric) {
    this.metric = metric;
  }

  /** The column of the clips that went through it. */
  String metric() {
    return metric;
  }

  abstract List<float[][]> coded(List<float[][]> frames, int width) throws IOException;

  private static List<float[][]> asJpeg(List<float[][]> frames, int width) throws IOException {
    List<float[][]> result = new ArrayList<>();
    for (float[][] frame : frames) {
      byte[] bytes = jpeg(image(frame, width));
      result.add(planes(ImageIO.read(new ByteArrayInputStream(bytes))));
    }
    return result;
  }

  private static List<float[][]> asVideo(List<float[][]> frames, int width) throws IOException {
    Path file = Files.createTempFile("key-clip", ".mp4");
    try {
      write(frames, width, file);
      return read(file, frames.size());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void write(List<float[][]> frames, int width, Path file) throws IOException {
    try (FootageWriter writer =
        Footage.create(file.toString(), FrameRate.FILM, AlphaHandling.FILE)) {
      for (int i = 0; i < frames.size(); i++) {
        writer.write(i, picture(frames.get(i), width));
      }
      writer.finish();
    }
  }

  private static List<float[][]> read(Path file, int count) throws IOException {
    List<float[][]> frames = new ArrayList<>();
    try (FootageReader reader = Footage.open(file.toString())) {
      for (int i = 0; i < count; i++) {
        frames.add(planes(reader.read(reader.range().first() + i)));
      }
    }
    return frames;
  }

  private static Picture picture(float[][] planes, int width) throws IOException {
    int height = planes[0].length / width;
    Picture picture =
        Picture.allocate(
            new PictureFormat(width, height, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
    for (int i = 0; i < planes[0].length; i++) {
      for (int c = 0; c < 3; c++) {
        picture.setComponent(i % width, i / width, c, planes[c][i]);
      }
      picture.setComponent(i % width, i / width, 3, 1);
    }
    return picture;
  }

  private static float[][] planes(Picture picture) {
    int width = picture.format().width();
    float[][] planes = new float[3][width * picture.format().height()];
    for (int i = 0; i < planes[0].length; i++) {
      for (int c = 0; c < 3; c++) {
        planes[c][i] = picture.component(i % width, i / width, c);
      }
    }
    return planes;
  }

  private static BufferedImage image(float[][] planes, int width) {
    BufferedImage image =
        new BufferedImage(width, planes[0].length / width, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < planes[0].length; i++) {
      int rgb = 0;
      for (float[] plane : planes) {
        rgb = rgb << 8 | Math.round(plane[i] * 255);
      }
      image.setRGB(i % width, i / width, rgb);
    }
    return image;
  }

  private static float[][] planes(BufferedImage image) {
    int width = image.getWidth();
    float[][] planes = new float[3][width * image.getHeight()];
    for (int i = 0; i < planes[0].length; i++) {
      int rgb = image.getRGB(i % width, i / width);
      for (int c = 0; c < 3; c++) {
        planes[c][i] = ((rgb >> (16 - 8 * c)) & 255) / 255f;
      }
    }
    return planes;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
