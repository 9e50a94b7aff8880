package framewright.install;

import com.google.common.base.StandardSystemProperty;
import com.google.common.hash.Hashing;
import framewright.render.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The library that computes on graphics devices of any maker. Its makers publish it as a Python
 * package; nothing of that is used but the library, and only if it is the one that was tried.
 */
public final class GpuPack {
  /** With the version that the engine takes. */
  public static final String PACKAGE = "onnxruntime-ep-webgpu==0.4.0";

  /** The files that belong to it, by their SHA-256, and the system that each is for. */
  private static final Map<String, String> FILES =
      Map.of(
          "9f76e3dc4459421958ad086a9da03bf7e5de9289e9a3a56e28bbb459773dec81", "linux amd64",
          "720e1288e7e465f924db44b88a98a9d1c543eba3fbb2ff801cf2545f5e7f0279", "linux aarch64",
          "85d7b2065b1968b846cd00d5d87d5286d3c44e8f6c557cd382d96300e524b6cb", "windows amd64",
          "d7e740883f8048233d15752bc5d4ba207fc03d835c78fffab26387d400892193", "windows amd64",
          "0a0d059a51dd5e1916a4a9924817d70b5dbb8e0c103a102fa2c6c92cb748c27f", "windows amd64",
          "894aa43c308c97afe58f6485b8411962181a39b27170f5f210cc7503adb52850", "mac aarch64");

  private GpuPack() {}

  /**
   * Fetches the package as pip is set up to on this machine, and installs what is in it.
   *
   * @throws Failure with what to do, where pip is missing or refuses
   */
  public static List<Path> fetch() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("framewright-gpu");
    try {
      return install(downloaded(folder));
    } finally {
      FolderTree.remove(folder);
    }
  }

  private static Path downloaded(Path folder) throws IOException, InterruptedException {
    ProcessBuilder pip =
        new ProcessBuilder(
                "python3", "-m", "pip", "download", "--no-deps", "--quiet", "--dest", ".", PACKAGE)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    boolean done = isThere(pip) && pip.start().waitFor() == 0;
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> wheel = files.filter(file -> file.toString().endsWith(".whl")).findFirst();
      if (done && wheel.isPresent()) {
        return wheel.get();
      }
    }
    throw new Failure(
        "The GPU pack could not be fetched: that wants Python 3.11 or newer with pip. On any machine that has them, say"
            + System.lineSeparator()
            + "  pip download --no-deps "
            + PACKAGE
            + System.lineSeparator()
            + "and then here: framewright install gpu FILE, with the file that it leaves.");
  }

  private static boolean isThere(ProcessBuilder pip) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, pip.command().get(0))));
  }

  /** Puts the libraries of a package where the server looks; returns where they are. */
  public static List<Path> install(Path wheel) throws IOException {
    List<Path> installed = new ArrayList<>();
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      for (ZipEntry entry : zip.stream().filter(GpuPack::isLibrary).toList()) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        requireKnown(wheel, content);
        installed.add(put(Path.of(entry.getName()).getFileName().toString(), content));
      }
    } catch (ZipException e) {
      throw unknown(wheel);
    }
    if (installed.isEmpty()) {
      throw unknown(wheel);
    }
    return installed;
  }

  private static boolean isLibrary(ZipEntry entry) {
    return entry.getName().matches(".*\\.(so|dll|dylib)");
  }

  private static void requireKnown(Path wheel, byte[] content) {
    String madeFor = FILES.get(Hashing.sha256().hashBytes(content).toString());
    if (madeFor == null) {
      throw unknown(wheel);
    }
    if (!madeFor.equals(system())) {
      throw new Failure(
          wheel
              + " is made for "
              + madeFor
              + ", and this is "
              + system()
              + ". Take the one for it.");
    }
  }

  private static Failure unknown(Path wheel) {
    return new Failure(
        wheel
            + " is not the package "
            + PACKAGE
            + ", or it is damaged: its content is not the one that was tried.");
  }

  private static String system() {
    String name = StandardSystemProperty.OS_NAME.value().toLowerCase(Locale.ROOT);
    return name.split(" ", 2)[0] + " " + StandardSystemProperty.OS_ARCH.value();
  }

  private static Path put(String name, byte[] content) throws IOException {
    Path folder = UserFolders.data().resolve("framewright").resolve("gpu");
    Files.createDirectories(folder);
    Path unfinished = Files.write(folder.resolve(name + ".part"), content);
    return Files.move(
        unfinished,
        folder.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
