package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** An interrupted render of stills goes on where it was. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class ResumeTest {
  private static final int FRAMES = 16;

  /** More than are made between a start and the kill. */
  private static final int FRAMES_PER_KILL = 24;

  /** Twenty take some minutes: {@code -Dframewright.kills=20}. */
  private static final int KILLS = Integer.getInteger("framewright.kills", 3);

  @TempDir Path folder;

  private String in;
  private String out;

  @BeforeEach
  void clip() throws IOException {
    in = folder.resolve("in.%04d.png").toString();
    out = folder.resolve("out/out.%04d.png").toString();
    write(0, FRAMES);
  }

  private void write(int first, int end) throws IOException {
    PictureFormat format =
        new PictureFormat(96, 64, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    try (FootageWriter writer = Footage.create(in, FrameRate.FILM, AlphaHandling.FILE)) {
      for (int frame = first; frame < end; frame++) {
        writer.write(frame, picture(format, frame));
      }
    }
  }

  @Test
  void killedAtRandomMomentsItEndsInTheSameBytes() throws Exception {
    int frames = FRAMES + KILLS * FRAMES_PER_KILL;
    write(FRAMES, frames);
    String whole = folder.resolve("whole/out.%04d.png").toString();
    assertEquals(0, CommandLine.run(order(whole)).code());
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      killWhileItRenders(random.nextInt(200));
    }
    CommandLine rest = CommandLine.run(order(out, "--resume"));
    assertEquals(0, rest.code(), rest.everything());
    for (int frame = 0; frame < frames; frame++) {
      assertArrayEquals(
          Files.readAllBytes(still(whole, frame)),
          Files.readAllBytes(still(out, frame)),
          "frame " + frame + ", seed " + seed);
    }
  }

  @Test
  void finishedStillsAreKeptAndThoseThatWereHarmedAreMadeAgain() throws Exception {
    assertEquals(0, CommandLine.run(order(out, "--resume")).code());
    byte[] good = Files.readAllBytes(still(out, 3));
    Files.write(still(out, 3), Arrays.copyOf(good, good.length / 2));
    Files.delete(still(out, 5));
    FileTime before = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(still(out, 4), before);
    CommandLine again = CommandLine.run(order(out, "--resume"));
    assertEquals(0, again.code(), again.everything());
    assertTrue(again.out().contains(FRAMES - 2 + " frames were finished"), again.out());
    assertTrue(again.out().contains("2 of " + FRAMES + " frames written"), again.out());
    assertArrayEquals(good, Files.readAllBytes(still(out, 3)));
    assertTrue(Files.exists(still(out, 5)));
    assertEquals(before, Files.getLastModifiedTime(still(out, 4)));
  }

  @Test
  void withOtherSettingsOrAnotherSourceAllAreMadeAgain() throws Exception {
    assertEquals(0, CommandLine.run(order(out, "--resume")).code());
    CommandLine other = CommandLine.run(order(out, "--resume", "--set", "strength=0.5"));
    assertTrue(other.out().contains("all are made again"), other.everything());
    assertTrue(other.out().contains(FRAMES + " of " + FRAMES), other.everything());
    Files.setLastModifiedTime(still(in, 2), FileTime.fromMillis(1_000_000_000_000L));
    CommandLine touched = CommandLine.run(order(out, "--resume", "--set", "strength=0.5"));
    assertTrue(touched.out().contains("all are made again"), touched.everything());
  }

  @Test
  void aCompleteRenderLeavesNothingButItsStills() throws Exception {
    assertEquals(0, CommandLine.run(order(out)).code());
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertEquals(FRAMES, files.count());
    }
  }

  @Test
  void aVideoSaysThatItIsMadeFromItsFirstFrame() {
    CommandLine run = CommandLine.run(order(folder.resolve("out.mkv").toString(), "--resume"));
    assertEquals(0, run.code(), run.everything());
    assertTrue(run.out().contains("from its first frame"), run.everything());
  }

  @Test
  void severalJobsMakeTheSameBytesInTheSameOrder() throws Exception {
    String single = folder.resolve("single.mkv").toString();
    String several = folder.resolve("several.mkv").toString();
    assertEquals(0, CommandLine.run(order(single)).code());
    assertEquals(0, CommandLine.run(order(several, "--jobs", "4")).code());
    assertEquals(-1, Files.mismatch(Path.of(single), Path.of(several)));
  }

  /** Ends the process hard, some time after its first new still. */
  private void killWhileItRenders(int milliseconds) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getenv("FRAMEWRIGHT_HOME"), "bin/framewright").toString());
    Stream.of(order(out, "--resume")).map(String::valueOf).forEach(line::add);
    long before = stills();
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    while (process.isAlive() && stills() == before) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(milliseconds);
    assertTrue(process.isAlive(), () -> "it ended by itself: " + log());
    process.destroyForcibly().waitFor();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private long stills() throws IOException {
    Path stills = folder.resolve("out");
    if (!Files.exists(stills)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(stills)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).count();
    }
  }

  private Object[] order(String result, Object... more) {
    Stream<Object> order =
        Stream.of(
            "render", "model", "--set", "model=framewright-identity", "--in", in, "--out", result);
    return Stream.concat(order, Stream.of(more)).toArray();
  }

  private static Path still(String pattern, int frame) {
    return Path.of(String.format(pattern, frame));
  }

  private static Picture picture(PictureFormat format, int frame) throws IOException {
    Picture picture = Picture.allocate(format);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        for (int component = 0; component < 3; component++) {
          picture.setComponent(
              x, y, component, (x * (component + 3) + y * 5 + frame * 7) % 256 / 255f);
        }
        picture.setComponent(x, y, 3, 1f);
      }
    }
    return picture;
  }
}
