package framewright.endtoend.command;

import static framewright.endtoend.command.Stills.bytes;
import static framewright.endtoend.command.Stills.picture;
import static framewright.endtoend.command.Stills.read;
import static framewright.endtoend.command.Stills.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class RenderCommandTest {
  @TempDir Path folder;

  private String in;
  private String out;

  @BeforeEach
  void names() throws IOException {
    Path spaced = Files.createDirectory(folder.resolve("a folder"));
    in = spaced.resolve("in.%04d.png").toString();
    out = spaced.resolve("result/out.%04d.png").toString();
  }

  @ParameterizedTest
  @CsvSource({
    "png, BYTE, OPAQUE",
    "png, BYTE, STRAIGHT",
    "png, SHORT, STRAIGHT",
    "exr, HALF, PREMULTIPLIED",
    "exr, FLOAT, PREMULTIPLIED",
    "exr, FLOAT, OPAQUE"
  })
  void theIdentityModelReturnsEveryKindOfFileBitForBit(
      String kind, PixelDepth depth, AlphaKind alpha) throws Exception {
    ColourSpace space = depth.isFloating() ? ColourSpace.LINEAR : ColourSpace.SRGB;
    Picture picture = picture(new PictureFormat(45, 27, depth, alpha, space));
    write(in.replace("png", kind), 1, picture);
    CommandLine run =
        render(
            "model",
            "--in",
            in.replace("png", kind),
            "--out",
            out.replace("png", kind),
            "--set",
            "model=framewright-identity");
    assertEquals(0, run.code(), run.everything());
    Picture result = read(out.replace("png", kind), 1);
    assertEquals(picture.format(), result.format());
    assertEquals(bytes(picture), bytes(result));
  }

  @Test
  void everyFrameIsReportedInTheJsonFile() throws Exception {
    writeClip(1, 2, 3);
    Path json = folder.resolve("report.json");
    CommandLine run = renderIdentity("--json", json);
    assertEquals(0, run.code(), run.everything());
    JsonObject report = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    assertEquals("model", report.get("effect").getAsString());
    assertEquals(3, report.getAsJsonArray("frames").size());
    assertEquals("framewright-identity", report.getAsJsonObject("model").get("id").getAsString());
    assertFalse(report.get("device").getAsString().isEmpty());
    JsonObject frame = report.getAsJsonArray("frames").get(1).getAsJsonObject();
    assertEquals(2, frame.get("frame").getAsInt());
    assertTrue(frame.getAsJsonObject("stages").get("infer").getAsDouble() > 0);
  }

  @Test
  void theReportHasTheSumsOfAllFilesAndWhatWasOrdered() throws Exception {
    writeClip(1, 2);
    Path json = folder.resolve("report.json");
    assertEquals(0, renderIdentity("--json", json).code());
    JsonObject report = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    assertEquals(in, report.get("input").getAsString());
    assertEquals(
        "model=framewright-identity", report.getAsJsonArray("settings").get(0).getAsString());
    assertEquals(2, report.getAsJsonArray("files").size());
    JsonObject second = report.getAsJsonArray("files").get(1).getAsJsonObject();
    byte[] bytes = Files.readAllBytes(Path.of(String.format(out, 2)));
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertEquals(sum, second.get("sha256").getAsString());
    assertEquals(bytes.length, second.get("bytes").getAsInt());
  }

  @Test
  void aDryRunSaysWhatWouldBeMadeAndMakesNothing() throws Exception {
    writeClip(1, 2, 3);
    CommandLine run = renderIdentity("--dry-run", "--resume");
    assertEquals(0, run.code(), run.everything());
    for (String said : List.of("framewright.Model", "64x36 byte", "1-3, 3 in all", "0001.png to")) {
      assertTrue(run.out().contains(said), run.everything());
    }
    assertFalse(Files.exists(Path.of(out).getParent()));
  }

  @Test
  void aPartOfAClipIsRendered() throws Exception {
    writeClip(1, 2, 3, 4);
    assertEquals(0, renderIdentity("--frames", "2-3").code());
    try (FootageReader reader = Footage.open(out)) {
      assertEquals("2-3", reader.range().toString());
    }
  }

  @Test
  void halfSpeedOfTwoFramesIsFourAndTheLastIsHeld() throws Exception {
    writeClip(0, 1);
    CommandLine run =
        render("retime", "--in", in, "--out", out, "--set", "mode=speed", "--set", "speed=0.5");
    assertEquals(0, run.code(), run.everything());
    try (FootageReader reader = Footage.open(out)) {
      assertEquals("0-3", reader.range().toString());
    }
    assertEquals(bytes(read(in, 0)), bytes(read(out, 0)));
    assertEquals(bytes(read(in, 1)), bytes(read(out, 2)));
    assertEquals(bytes(read(in, 1)), bytes(read(out, 3)));
  }

  @Test
  void aChangeOfFrameRateKeepsTheTimeAndTheFileHasTheNewRate() throws Exception {
    writeClip(IntStream.range(0, 24).toArray());
    String video = folder.resolve("faster.mkv").toString();
    List<String> order =
        List.of("retime", "--in", in, "--out", video, "--set", "mode=rate", "--set", "rate_out=60");
    CommandLine run = render(order.toArray());
    assertEquals(0, run.code(), run.everything());
    try (FootageReader reader = Footage.open(video)) {
      assertEquals(60, reader.range().count());
      assertEquals(new FrameRate(60, 1), reader.rate());
    }
    assertEquals(
        0, render(Stream.concat(order.stream(), Stream.of("--fps", "30")).toArray()).code());
    try (FootageReader reader = Footage.open(video)) {
      assertEquals(new FrameRate(30, 1), reader.rate());
    }
  }

  @Test
  void aHoleInTheSourceFailsTheFramesThatNeedIt() throws Exception {
    writeClip(0, 1, 3);
    CommandLine run = render("retime", "--in", in, "--out", out, "--set", "speed=0.5");
    assertEquals(1, run.code(), run.everything());
    assertTrue(run.err().contains("these frames failed: 3-5"), run.everything());
    assertTrue(run.out().contains("0002.png does not exist"), run.everything());
  }

  @Test
  void videoGoesInAndOut() throws Exception {
    writeClip(0, 1, 2);
    String video = folder.resolve("clip.mkv").toString();
    assertEquals(
        0,
        render("model", "--in", in, "--out", video, "--set", "model=framewright-identity").code());
    assertEquals(
        0,
        render("model", "--in", video, "--out", out, "--set", "model=framewright-identity").code());
    assertEquals(bytes(read(in, 2)), bytes(read(out, 2)));
  }

  @ParameterizedTest
  @CsvSource({
    "kye, --set, strength=1, \"key\"",
    "model, --set, strenght=1, \"strength\"",
    "model, --set, quality=ful, \"full\"",
    "model, --set, strength, --set name=value",
    "model, --set, strength=blue, strength",
    "model, --clip, Sauce=x.png, \"Source\"",
    "model, --frames, 9-3, ends before it begins",
    "model, --fps, often, no frame rate"
  })
  void aMistakeInTheOrderIsAnsweredWithTheWayOut(
      String effect, String option, String value, String answer) throws Exception {
    writeClip(1);
    CommandLine run = render(effect, "--in", in, "--out", out, option, value);
    assertEquals(2, run.code(), run.everything());
    assertTrue(run.err().contains(answer), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }

  @Test
  void anUnknownModelFailsEveryFrameByName() throws Exception {
    writeClip(1, 2);
    CommandLine run = render("model", "--in", in, "--out", out, "--set", "model=nobody-has-this");
    assertEquals(1, run.code());
    assertTrue(
        run.out().contains("frame 1 failed: ") && run.out().contains("nobody-has-this"), run.out());
    assertTrue(run.err().contains("1-2"), run.err());
  }

  @Test
  void missingAndOddFramesAreNamedAndTheOthersWritten() throws Exception {
    writeClip(1, 3, 4);
    write(
        in,
        4,
        picture(new PictureFormat(10, 10, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB)));
    Files.writeString(Path.of(String.format(in, 5)), "no picture");
    CommandLine run = renderIdentity();
    assertEquals(1, run.code());
    assertTrue(
        run.out().contains("frame 2 failed: " + String.format(in, 2) + " does not exist"),
        run.out());
    assertTrue(
        run.out().contains("frame 4 failed: " + String.format(in, 4) + " is 10x10"), run.out());
    assertTrue(run.out().contains("frame 5 failed: "), run.out());
    assertTrue(run.err().contains("2, 4-5"), run.err());
    assertTrue(Files.exists(Path.of(String.format(out, 3))));
  }

  @Test
  void aFullDiskFailsTheFrameAndLosesNothing() throws Exception {
    writeClip(1, 2);
    Path result = Path.of(String.format(out, 1));
    Files.createDirectories(result.getParent());
    Files.createSymbolicLink(result.resolveSibling(".out.0001.png.part"), Path.of("/dev/full"));
    CommandLine run = renderIdentity();
    assertEquals(1, run.code());
    assertTrue(run.out().contains("the disk is full"), run.out());
    assertFalse(Files.exists(result));
    assertTrue(Files.exists(Path.of(String.format(out, 2))));
  }

  private CommandLine renderIdentity(Object... more) {
    Object[] order = {"model", "--in", in, "--out", out, "--set", "model=framewright-identity"};
    Object[] all = java.util.Arrays.copyOf(order, order.length + more.length);
    System.arraycopy(more, 0, all, order.length, more.length);
    return render(all);
  }

  private static CommandLine render(Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "render";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLine.run(all);
  }

  private void writeClip(int... frames) throws FootageException {
    for (int frame : frames) {
      write(
          in,
          frame,
          picture(new PictureFormat(64, 36, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB)));
    }
  }
}
