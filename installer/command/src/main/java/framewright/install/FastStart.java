package framewright.install;

import framewright.render.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The class-data archives of an installation, which fit only the place where it lies. */
public final class FastStart {
  private static final String SLOWER = "; starts will take longer than they need";

  private FastStart() {}

  /** Makes them; answers what went wrong. Without them all works, only slower. */
  public static Optional<String> make(Home home) throws IOException, InterruptedException {
    Path lib = home.folder().resolve("lib");
    if (!Files.isWritable(lib)) {
      return hasArchives(lib) ? Optional.empty() : Optional.of(lib + " cannot be written" + SLOWER);
    }
    Path maker = home.folder().resolve("bin/make-fast-start");
    Process process = new ProcessBuilder(maker.toString()).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return process.waitFor() == 0
        ? Optional.empty()
        : Optional.of("The archives for a fast start were not made" + SLOWER + ": " + said.strip());
  }

  private static boolean hasArchives(Path lib) {
    return Files.exists(lib.resolve("command.jsa")) && Files.exists(lib.resolve("server.jsa"));
  }
}
