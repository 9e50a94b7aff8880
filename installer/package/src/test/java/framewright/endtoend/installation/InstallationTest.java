package framewright.endtoend.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import framewright.render.Home;
import framewright.server.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of an installation, run as a user runs them, with a server of their own. */
@EnabledOnOs(OS.LINUX)
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class InstallationTest {
  private static final String SENTENCE = "The motion library could not be loaded.";

  @TempDir private Path folder;
  private Path home;

  /** What a script said, and its exit code. */
  private record Said(int code, String text) {}

  @BeforeEach
  void installation() {
    home = Home.current().folder();
  }

  @AfterEach
  void endServer() throws Exception {
    run("stop");
  }

  @Test
  void aUsersFolderIsWhereHomeSays() throws Exception {
    String models = run("models").text();
    assertTrue(
        models.contains(folder.resolve(".local/share/framewright/models").toString()), models);
  }

  @Test
  void theDoctorRendersEachEffectInARoomOfItsOwnAndLeavesNothing() throws Exception {
    assertEquals(0, run("install", "--user").code());
    Path cache = folder.resolve(".cache/INRIA/Natron/OFXLoadCache/OFXCache_2.5.0_Release_1.xml");
    Files.createDirectories(cache.getParent());
    Files.writeString(cache, "old");
    Files.setLastModifiedTime(cache, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    Said doctor = run("doctor");
    assertEquals(1, doctor.code(), doctor.text());
    assertTrue(
        doctor.text().contains("Natron remembers an older plugin, in " + cache), doctor.text());
    assertEquals(1, doctor.text().split("->", -1).length - 1, doctor.text());
    assertFalse(Files.exists(folder.resolve("run")), "the folder of the user's own server");
    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      assertEquals(List.of(), left.filter(Files::isDirectory).toList());
    }
    for (String effect : List.of("key", "style", "retime", "model")) {
      assertTrue(doctor.text().matches("(?s).*\n" + effect + " +renders .*"), doctor.text());
    }
  }

  @Test
  void aBundleForOthersTellsOfNobodyAndOfNothingOfTheirs() throws Exception {
    Path clip = Files.createDirectories(folder.resolve("Jane's secret film")).resolve("in.png");
    assertEquals(1, run("render", "key", "--in=" + clip, "--out=" + clip + ".exr").code());
    assertEquals(1, render("model", "model=nobody").code());
    String token = Endpoint.in(folder.resolve("run")).orElseThrow().token();
    Path log = folder.resolve(".local/state/framewright/plugin.log");
    String now = Instant.now().toString();
    Files.writeString(
        log,
        "%s 1 bcdfg INTERNAL Framewright Key, frame 1: %s is not there (%s, jane.doe)%n"
            .formatted(now, clip, token),
        StandardOpenOption.APPEND);
    Path bundle = folder.resolve("report.zip");
    Said doctor = run("doctor", "--bundle", bundle.toString());
    assertTrue(doctor.text().contains("Look into it before you send it"), doctor.text());
    Map<String, String> texts = texts(bundle);
    assertTrue(texts.get("framewright/plugin.log").contains("bcdfg INTERNAL"), texts::toString);
    assertTrue(texts.get("framewright/server.log").contains("MODEL_UNAVAILABLE"), texts::toString);
    assertTrue(texts.get("framewright/models.json").contains("framewright-key"), texts::toString);
    assertTrue(texts.get("framewright/doctor.txt").contains("renders"), texts::toString);
    assertTrue(texts.get("framewright/status.json").contains("queue"), texts::toString);
    for (String theirs : List.of(token, "jane", "Jane", "secret", "in.png", folder.toString())) {
      texts.forEach((name, text) -> assertFalse(text.contains(theirs), name + ": " + text));
    }
  }

  private static Map<String, String> texts(Path zip) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        byte[] bytes = file.getInputStream(entry).readAllBytes();
        texts.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  @Test
  void theDoctorSaysWhichLibraryIsMissing() throws Exception {
    home = withoutMotionLibrary();
    Said doctor = run("doctor");
    assertEquals(1, doctor.code(), doctor.text());
    assertTrue(doctor.text().contains("libopenblas.so.0: cannot open"), doctor.text());
    assertTrue(doctor.text().matches("(?s).*\nkey +renders .*"), doctor.text());
    assertTrue(doctor.text().matches("(?s).*\nretime +" + SENTENCE + ".*"), doctor.text());
  }

  @Test
  void theServersOwnSentenceReachesTheArtistEachTime() throws Exception {
    home = withoutMotionLibrary();
    for (int attempt = 0; attempt < 2; attempt++) {
      for (String[] effect : new String[][] {{"retime", "speed=0.75"}, {"style", "strength=1"}}) {
        Said render = render(effect);
        assertEquals(1, render.code(), render.text());
        assertTrue(render.text().contains(SENTENCE), render.text());
        assertFalse(render.text().contains("Something went wrong"), render.text());
      }
    }
  }

  @Test
  void aServerThatIsKilledLeavesNoFolderOfItsOwn() throws Exception {
    assertEquals(0, render("model", "model=framewright-identity").code());
    long process = Endpoint.in(folder.resolve("run")).orElseThrow().process();
    new ProcessBuilder("kill", "-KILL", Long.toString(process)).start().waitFor();
    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      assertEquals(List.of(), left.filter(Files::isDirectory).toList());
    }
  }

  /**
   * The same installation but for one library; the scripts are files, since they look where they
   * lie.
   */
  private Path withoutMotionLibrary() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    link(home, broken, List.of("bin", "native"));
    link(
        home.resolve("native"), Files.createDirectory(broken.resolve("native")), List.of("opencv"));
    link(
        home.resolve("native/opencv"),
        Files.createDirectory(broken.resolve("native/opencv")),
        List.of("libopenblas.so.0"));
    Path scripts = Files.createDirectory(broken.resolve("bin"));
    try (Stream<Path> files = Files.list(home.resolve("bin"))) {
      for (Path file : files.toList()) {
        Files.copy(file, scripts.resolve(file.getFileName()));
      }
    }
    return broken;
  }

  private static void link(Path from, Path to, List<String> except) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!except.contains(file.getFileName().toString())) {
          Files.createSymbolicLink(to.resolve(file.getFileName()), file);
        }
      }
    }
  }

  private Said render(String... effectAndSetting) throws Exception {
    PictureFormat format =
        new PictureFormat(64, 48, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    String clip = folder.resolve("in.%04d.png").toString();
    try (FootageWriter writer = Footage.create(clip, FrameRate.FILM, AlphaHandling.FILE)) {
      for (int frame = 0; frame < 3; frame++) {
        Picture picture = Picture.allocate(format);
        picture.setComponent(20 + 2 * frame, 20, 1, 1); // something that moves
        writer.write(frame, picture);
      }
    }
    return run(
        "render",
        effectAndSetting[0],
        "--in=" + clip,
        "--out=" + folder.resolve("out.%04d.png"),
        "--frames=1-1",
        "--set=" + effectAndSetting[1]);
  }

  private Said run(String... arguments) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("tmp"));
    List<String> command =
        Stream.concat(Stream.of(home.resolve("bin/framewright").toString()), Stream.of(arguments))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("(XDG|FRAMEWRIGHT)_.*"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("USER", "jane.doe");
    builder.environment().put("FRAMEWRIGHT_RUNTIME_DIR", folder.resolve("run").toString());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }
}
