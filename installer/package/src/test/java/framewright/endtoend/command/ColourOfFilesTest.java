package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the numbers of a file mean reaches the effect, and comes back in the file that it makes. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class ColourOfFilesTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  /** In this scene's own light, a green that ACEScg and Rec.2020 hold easily. */
  private static final float[] SCREEN = {0.06f, 0.3f, 0.05f, 1};

  private static final float[] SQUARE = {0.5f, 0.2f, 0.15f, 1};

  @TempDir Path folder;
  private String in;
  private String out;

  @BeforeEach
  void names() {
    in = folder.resolve("in.exr").toString();
    out = folder.resolve("out.exr").toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "linear_ap1", "linear_ap0", "linear_rec2020", "linear_awg4"})
  void anExrIsKeyedInItsOwnPrimariesAndWrittenInThem(String name) throws Exception {
    ColourSpace space = ColourSpace.named(name);
    Stills.write(in, 0, square(space));
    CommandLine run =
        CommandLine.run("render", "key", "--in", in, "--out", out, "--set", "spill_amount=0");
    assertEquals(0, run.code(), run.everything());
    Picture result = Stills.read(out, 0);
    assertEquals(space, result.format().colourSpace());
    assertEquals(0, result.component(4, 4, 3), 0.02, "the screen is empty");
    for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
      float own = SQUARE[component];
      assertEquals(own, result.component(WIDTH / 2, HEIGHT / 2, component), 1e-4 * own);
    }
  }

  @Test
  void lightThatWholeNumbersCutOffIsSaid() throws Exception {
    Stills.write(in, 0, square(ColourSpace.LINEAR));
    CommandLine cut =
        CommandLine.run("render", "model", "--in", in, "--out", out, "--depth", "short");
    assertTrue(
        cut.everything().contains("light below black and above white is lost"), cut.everything());
    CommandLine kept = CommandLine.run("render", "model", "--in", in, "--out", out);
    assertTrue(!kept.everything().contains("is lost"), kept.everything());
  }

  private static Picture square(ColourSpace space) throws Exception {
    Picture picture =
        Picture.allocate(
            new PictureFormat(WIDTH, HEIGHT, PixelDepth.FLOAT, AlphaKind.OPAQUE, space));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean inside = Math.abs(x - WIDTH / 2) < 20 && Math.abs(y - HEIGHT / 2) < 20;
        for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
          picture.setComponent(x, y, component, (inside ? SQUARE : SCREEN)[component]);
        }
      }
    }
    return picture;
  }
}
