package framewright.endtoend.installation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack something, in a checkout that holds its scripts alone. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path folder;
  private Path programs;
  private Path checkout;

  @BeforeEach
  void aCheckoutOfLinks() throws IOException {
    programs = Files.createTempDirectory("programs");
    checkout = Files.createTempDirectory("checkout");
    link(CHECKOUT, checkout, new HashSet<>(List.of("build", ".git", "framewright")));
    Files.copy(
        CHECKOUT.resolve("framewright"),
        checkout.resolve("framewright"),
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  @AfterEach
  void noLinkStays() throws IOException {
    for (Path links : List.of(programs, checkout)) {
      MoreFiles.deleteRecursively(links, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  @Test
  void aMissingProgramIsNamedBeforeAnythingIsBuilt() throws Exception {
    Run run = build(Map.of("PATH", programsWithout("ninja")));
    assertNotEquals(0, run.code);
    assertTrue(run.said.contains("the program ninja"), run.said);
    assertTrue(run.said.contains("ninja-build"), run.said);
    assertFalse(Files.exists(checkout.resolve("build/native")), run.said);
  }

  @Test
  void aMissingHeaderIsNamedThoughEveryProgramIsThere() throws Exception {
    String path = programsWithout();
    Run run = build(Map.of("PATH", path, "CXX", "c++ -nostdinc"));
    assertNotEquals(0, run.code);
    assertTrue(run.said.contains("the header google/protobuf/message_lite.h"), run.said);
    assertTrue(run.said.contains("libprotobuf-dev"), run.said);
    assertFalse(run.said.contains("building"), run.said);
  }

  @Test
  void aMavenWithoutACompilerIsNamed() throws Exception {
    Path maven = programs.resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho 'Java version: 17, vendor: x, runtime: /nowhere'\n");
    assertTrue(maven.toFile().setExecutable(true));
    Run run = build(Map.of("PATH", programs + ":" + System.getenv("PATH")));
    assertNotEquals(0, run.code);
    assertTrue(run.said.contains("/nowhere, which is no JDK of version 17"), run.said);
  }

  @Test
  void aPackageOfWhichDpkgHasMerelyHeardIsNotInstalled() throws Exception {
    Path packages = Files.createDirectories(folder.resolve("dpkg/info")).getParent();
    Files.writeString(
        packages.resolve("status"),
        """
        Package: libabsl-dev
        Status: install ok installed
        Architecture: amd64
        Maintainer: none
        Version: 1.0-1
        Description: abseil

        Package: libprotobuf-dev
        Status: unknown ok not-installed
        Architecture: amd64
        """);
    Run run =
        run(
            Map.of("DPKG_ADMINDIR", packages.toString()),
            checkout.resolve("plugin-native/deps/build-deps").toString(),
            "--print-prefix");
    assertNotEquals(0, run.code, run.said);
    assertTrue(run.said.contains("libprotobuf-dev is not installed"), run.said);
  }

  private record Run(int code, String said) {}

  private Run build(Map<String, String> environment) throws Exception {
    return run(environment, checkout.resolve("framewright").toString(), "build");
  }

  private Run run(Map<String, String> environment, String... command) throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    return new Run(builder.start().waitFor(), Files.readString(said));
  }

  /**
   * A search path of one folder: links to this machine's programs, all but some and those that
   * install.
   */
  private String programsWithout(String... names) throws IOException {
    Set<String> seen = new HashSet<>(List.of("apt-get", "sudo"));
    seen.addAll(List.of(names));
    for (String place : Splitter.on(':').split(System.getenv("PATH"))) {
      if (Files.isDirectory(Path.of(place))) {
        link(Path.of(place), programs, seen);
      }
    }
    return programs.toString();
  }

  private static void link(Path from, Path to, Set<String> seen) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (seen.add(file.getFileName().toString())) {
          Files.createSymbolicLink(to.resolve(file.getFileName()), file);
        }
      }
    }
  }
}
