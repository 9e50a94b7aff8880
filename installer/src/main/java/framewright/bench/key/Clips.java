package framewright.bench.key;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Short clips with truth: foregrounds of a set pan by fractions of a pixel before an uneven screen,
 * with sensor noise, 8 bits and JPEG, frame by frame as an intra-coded camera file has it. Seeded.
 */
final class Clips {
  static final int FRAMES = 5;
  private static final double NOISE = 0.008;
  private static final float JPEG_QUALITY = 0.88f;

  private Clips() {}

  /** One clip of one shot's foreground. */
  static List<Shot> pan(Shot shot) throws IOException {
    Random random = new Random(shot.name().hashCode());
    double across = 0.7 + 2.5 * random.nextDouble();
    double down = random.nextDouble() - 0.5;
    List<Shot> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      frames.add(frame(shot, across * i, down * i, random));
    }
    return frames;
  }

  private static Shot frame(Shot shot, double dx, double dy, Random random) throws IOException {
    float[] alpha = moved(shot.alpha(), shot.width(), dx, dy);
    float[][] fg = new float[3][];
    float[][] plate = new float[3][alpha.length];
    for (int c = 0; c < 3; c++) {
      fg[c] = movedStraight(shot, c, alpha, dx, dy);
      for (int i = 0; i < alpha.length; i++) {
        double screen =
            Plane.toLight(shot.pick()[c])
                * unevenness(i % shot.width(), i / shot.width(), shot.width());
        double light = Plane.toLight(fg[c][i]) * alpha[i] + screen * (1 - alpha[i]);
        double grain = random.nextGaussian() * Math.sqrt(light * NOISE * NOISE + 1e-5);
        plate[c][i] = Plane.clamp(Plane.toCode(light + grain));
      }
    }
    return new Shot(
        shot.name(),
        shot.part(),
        shot.width(),
        false,
        shot.pick(),
        coded(plate, shot.width()),
        new Shot.Key(alpha, fg));
  }

  private static double unevenness(int x, int y, int width) {
    return 1 + 0.25 * Math.sin(3.0 * x / width + 0.5) * Math.cos(2.0 * y / width);
  }

  private static float[] movedStraight(Shot shot, int c, float[] alpha, double dx, double dy) {
    float[] premultiplied = new float[alpha.length];
    for (int i = 0; i < alpha.length; i++) {
      premultiplied[i] = shot.foreground()[c][i] * shot.alpha()[i];
    }
    float[] result = moved(premultiplied, shot.width(), dx, dy);
    for (int i = 0; i < alpha.length; i++) {
      result[i] = alpha[i] < 1e-3 ? 0 : Plane.clamp(result[i] / alpha[i]);
    }
    return result;
  }

  private static float[] moved(float[] plane, int width, double dx, double dy) {
    float[] result = new float[plane.length];
    int height = plane.length / width;
    for (int i = 0; i < plane.length; i++) {
      int row = i / width;
      int column = i % width;
      double x = Math.max(0, Math.min(width - 1.001, column - dx));
      double y = Math.max(0, Math.min(height - 1.001, row - dy));
      int left = (int) x;
      int above = (int) y;
      int corner = above * width + left;
      double fx = x - left;
      double fy = y - above;
      double top = plane[corner] * (1 - fx) + plane[corner + 1] * fx;
      double bottom = plane[corner + width] * (1 - fx) + plane[corner + width + 1] * fx;
      result[i] = (float) (top * (1 - fy) + bottom * fy);
    }
    return result;
  }

  private static float[][] coded(float[][] planes, int width) throws IOException {
    BufferedImage image =
        new BufferedImage(width, planes[0].length / width, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < planes[0].length; i++) {
      int rgb = 0;
      for (float[] plane : planes) {
        rgb = rgb << 8 | Math.round(plane[i] * 255);
      }
      image.setRGB(i % width, i / width, rgb);
    }
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(jpeg(image)));
    float[][] result = new float[3][planes[0].length];
    for (int i = 0; i < result[0].length; i++) {
      int rgb = decoded.getRGB(i % width, i / width);
      for (int c = 0; c < 3; c++) {
        result[c][i] = ((rgb >> (16 - 8 * c)) & 255) / 255f;
      }
    }
    return result;
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

  /** How differently the mattes change from frame to frame than the truth does; hundredths. */
  static double dtSsd(List<Shot> frames, List<float[]> alphas) {
    double sum = 0;
    for (int t = 1; t < frames.size(); t++) {
      double squares = 0;
      float[] truth = frames.get(t).alpha();
      for (int i = 0; i < truth.length; i++) {
        double change = alphas.get(t)[i] - alphas.get(t - 1)[i];
        double wanted = truth[i] - frames.get(t - 1).alpha()[i];
        squares += (change - wanted) * (change - wanted);
      }
      sum += Math.sqrt(squares / truth.length);
    }
    return 100 * sum / (frames.size() - 1);
  }
}
