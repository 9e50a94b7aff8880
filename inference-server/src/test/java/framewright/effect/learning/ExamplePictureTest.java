package framewright.effect.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.error.FramewrightException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplePictureTest {
  private static final int EIGHT = 255;
  private static final int SIXTEEN = 65535;

  @TempDir Path folder;

  @Test
  void sixteenBitsAreReadWithAllTheirBits() throws Exception {
    BufferedImage image = of(ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT, 257, 40001, 40002);
    float[] wanted = {257f / SIXTEEN, 40001f / SIXTEEN, 40002f / SIXTEEN, 1};
    assertArrayEquals(wanted, read(image, "png"));
    assertArrayEquals(wanted, read(image, "tiff"));
  }

  @Test
  void greyKeepsItsNumbersAsAMatteNeedsThem() throws Exception {
    float half = 128f / EIGHT;
    float[] grey = {half, half, half, 1};
    assertArrayEquals(grey, read(of(ColorSpace.CS_GRAY, DataBuffer.TYPE_BYTE, 128), "png"));
    float fine = 30001f / SIXTEEN;
    assertArrayEquals(
        new float[] {fine, fine, fine, 1},
        read(of(ColorSpace.CS_GRAY, DataBuffer.TYPE_USHORT, 30001), "png"));
  }

  @Test
  void eightBitsComeInTheirOrder() throws Exception {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x102030);
    float[] wanted = {0x10 / 255f, 0x20 / 255f, 0x30 / 255f, 1};
    assertArrayEquals(wanted, read(image, "png"));
    assertArrayEquals(wanted, read(image, "bmp"));
  }

  @Test
  void whatIsNoPictureSaysWhatIs() throws Exception {
    Path file = Files.writeString(folder.resolve("example.exr"), "no picture");
    String said =
        assertThrows(FramewrightException.class, () -> ExamplePicture.read(file)).getMessage();
    assertTrue(said.contains("Use a PNG, JPEG, TIFF or BMP file, or bring an EXR"), said);
  }

  private float[] read(BufferedImage image, String kind) throws Exception {
    Path file = folder.resolve("example." + kind);
    assertTrue(ImageIO.write(image, kind, file.toFile()), kind);
    try (ExamplePicture picture = ExamplePicture.read(file)) {
      float[] pixel = new float[4];
      FloatBuffer floats = picture.frame(0).floats();
      floats.get(0, pixel);
      return pixel;
    }
  }

  private static BufferedImage of(int space, int type, int... samples) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space), false, false, ColorModel.OPAQUE, type);
    WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
    raster.setPixel(0, 0, samples);
    return new BufferedImage(model, raster, false, null);
  }
}
