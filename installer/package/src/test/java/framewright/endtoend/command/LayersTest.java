package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Delivery;
import framewright.footage.Footage;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.footage.carried.Carried;
import framewright.footage.carried.ColourTags;
import framewright.footage.carried.PixelAspect;
import framewright.footage.carried.Timecode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several views of an effect in one EXR file. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class LayersTest {
  private static final int WIDTH = 67;
  private static final int HEIGHT = 41;

  @TempDir Path folder;
  private String in;
  private String out;

  @BeforeEach
  void names() {
    in = folder.resolve("in.%02d.png").toString();
    out = folder.resolve("out.%02d.exr").toString();
  }

  @ParameterizedTest
  @CsvSource({"HALF, OPAQUE", "HALF, PREMULTIPLIED", "FLOAT, PREMULTIPLIED"})
  void layersComeBackBitForBitAndThePictureIsReadAsEver(PixelDepth depth, AlphaKind alpha)
      throws Exception {
    PictureFormat format = new PictureFormat(WIDTH, HEIGHT, depth, alpha, ColourSpace.LINEAR);
    Picture picture = Stills.picture(format);
    Picture flat = Picture.allocate(format);
    flat.setComponent(3, 40, 1, -0.5f);
    try (FootageWriter writer = Footage.create(out, FrameRate.FILM, AlphaHandling.KEEP)) {
      writer.write(1, picture, Map.of("noise", picture, "a_layer_of_more_than_31_letters", flat));
    }
    assertEquals(Stills.bytes(picture), Stills.bytes(Stills.read(out, 1)));
    assertLayer(picture, "noise", 1);
    assertLayer(flat, "a_layer_of_more_than_31_letters", 1);
    assertEquals(
        Stills.bytes(colours(flat)),
        Stills.bytes(Stills.read(out + "#a_layer_of_more_than_31_letters", 1)));
  }

  @Test
  void aFramesTimeCodeAndTheShapeOfItsPixelsStandInItsFile() throws Exception {
    Carried carried =
        new Carried(
            ColourTags.OF_REC_709,
            new PixelAspect(2, 1),
            Optional.empty(),
            Timecode.parse("01:02:03:24", new FrameRate(25, 1)),
            Optional.empty(),
            Optional.empty());
    Delivery delivery =
        new Delivery(10, new FrameRate(25, 1), AlphaHandling.FILE, Optional.empty(), carried);
    try (FootageWriter writer = Footage.create(out, delivery)) {
      writer.write(
          11,
          Stills.picture(
              new PictureFormat(4, 4, PixelDepth.HALF, AlphaKind.OPAQUE, ColourSpace.LINEAR)));
    }
    byte[] file = Files.readAllBytes(Path.of(String.format(out, 11)));
    assertEquals("08000000" + "00040201" + "00000000", after("timeCode\0timecode\0", file, 12));
    assertEquals("04000000" + "00000040", after("pixelAspectRatio\0float\0", file, 8));
  }

  @Test
  void theViewsOfAKeyAreLayersBesideIt() throws Exception {
    screen();
    CommandLine run = key(out, "--layers", "matte,foreground");
    assertEquals(0, run.code(), run.everything());
    Picture keyed = Stills.read(out, 1);
    ExrLayer matte = ExrLayer.read(Path.of(String.format(out, 1)), "matte");
    ExrLayer foreground = ExrLayer.read(Path.of(String.format(out, 1)), "foreground");
    for (int x = 0; x < WIDTH; x++) {
      float alpha = keyed.component(x, 20, 3);
      assertEquals(alpha, matte.value(x, 20, 1), 1e-5, "a matte's numbers are alpha's, at " + x);
      float colour = keyed.component(x, 20, 0);
      assertEquals(colour, alpha * foreground.value(x, 20, 0), 1e-2, "foreground, at " + x);
    }
    assertEquals(1, matte.value(WIDTH / 2, 20, 0), 0.01);
    assertEquals(0, matte.value(2, 20, 0), 0.01);
  }

  /** As a picture of its own, in a file of either kind, a matte's numbers are the same. */
  @Test
  void dataKeepsItsNumbersWhateverTheFileMeansByThem() throws Exception {
    screen();
    String png = folder.resolve("matte.%02d.png").toString();
    assertEquals(0, key(out, "--set", "view=matte", "--set", "soften=4").code());
    assertEquals(0, key(png, "--set", "view=matte", "--set", "soften=4").code());
    boolean partial = false;
    for (int x = 0; x < WIDTH; x++) {
      float number = Stills.read(out, 1).component(x, 20, 0);
      partial |= number > 0.2 && number < 0.8;
      assertEquals(Stills.read(png, 1).component(x, 20, 0), number, 1.0 / 255, "at " + x);
    }
    assertTrue(partial, "there is an edge to tell by");
  }

  @Test
  void whatCannotBeALayerIsSaidBeforeAFrameIsMade() throws Exception {
    screen();
    CommandLine picture = key(in.replace("in", "out"), "--layers", "matte");
    assertEquals(2, picture.code(), picture.everything());
    assertTrue(picture.everything().contains("only EXR files have them"), picture.everything());
    CommandLine wrong = key(out, "--layers", "mate");
    assertEquals(2, wrong.code(), wrong.everything());
    assertTrue(wrong.everything().contains("matte"), wrong.everything());
  }

  @Test
  void aLayerIsFootageToo() throws Exception {
    screen();
    assertEquals(0, key(out, "--layers", "foreground").code());
    String again = folder.resolve("again.%02d.exr").toString();
    CommandLine copied =
        CommandLine.run(
            "render",
            "model",
            "--set",
            "model=framewright-identity",
            "--in",
            out + "#foreground",
            "--out",
            again);
    assertEquals(0, copied.code(), copied.everything());
    assertEquals(
        Stills.bytes(Stills.read(out + "#foreground", 1)), Stills.bytes(Stills.read(again, 1)));
  }

  @Test
  void aLayerThatIsNotThereIsNamedBesideThoseThatAre() throws Exception {
    screen();
    assertEquals(0, key(out, "--layers", "matte,foreground").code());
    CommandLine wrong =
        CommandLine.run("render", "key", "--in", out + "#mate", "--out", in + ".png");
    assertEquals(1, wrong.code(), wrong.everything());
    assertTrue(
        wrong.everything().contains("has no layer \"mate\"; it has foreground, matte."),
        wrong.everything());
  }

  private CommandLine key(String output, Object... more) {
    Stream<Object> order = Stream.of("render", "key", "--in", in, "--out", output);
    return CommandLine.run(Stream.concat(order, Stream.of(more)).toArray());
  }

  /** A red square before a green screen. */
  private void screen() throws Exception {
    Picture picture =
        Picture.allocate(
            new PictureFormat(WIDTH, HEIGHT, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean inside = Math.abs(x - WIDTH / 2) < 12 && Math.abs(y - HEIGHT / 2) < 12;
        picture.setComponent(x, y, 0, inside ? 0.7f : 0.1f);
        picture.setComponent(x, y, 1, inside ? 0.2f : 0.7f);
        picture.setComponent(x, y, 2, inside ? 0.2f : 0.15f);
        picture.setComponent(x, y, 3, 1);
      }
    }
    Stills.write(in, 1, picture);
  }

  private void assertLayer(Picture written, String name, int frame) throws Exception {
    ExrLayer read = ExrLayer.read(Path.of(String.format(out, frame)), name);
    float[][] expected = new float[3][WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int colour = 0; colour < expected.length; colour++) {
        expected[colour][i] = written.component(i % WIDTH, i / WIDTH, colour);
      }
    }
    assertArrayEquals(expected, read.planes());
  }

  /** Layers have no alpha. */
  private static Picture colours(Picture picture) throws Exception {
    Picture opaque = Picture.allocate(picture.format().withAlpha(AlphaKind.OPAQUE));
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int colour = 0; colour < 3; colour++) {
        opaque.setComponent(
            i % WIDTH, i / WIDTH, colour, picture.component(i % WIDTH, i / WIDTH, colour));
      }
      opaque.setComponent(i % WIDTH, i / WIDTH, 3, 1);
    }
    return opaque;
  }

  private static String after(String attribute, byte[] file, int bytes) {
    int place = new String(file, StandardCharsets.ISO_8859_1).indexOf(attribute);
    assertTrue(place > 0, attribute);
    int start = place + attribute.length();
    return HexFormat.of().formatHex(file, start, start + bytes);
  }
}
