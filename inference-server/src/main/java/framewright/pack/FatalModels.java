package framewright.pack;

import com.google.common.hash.Hashing;
import framewright.error.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that ended servers, as a file that outlives them. What runs is written down before it
 * runs: what is still there when the next server starts is what the last one died of. A frame of
 * that size that ends well clears a model, a day does, and other files do.
 */
public final class FatalModels {
  private static final Logger LOG = LoggerFactory.getLogger(FatalModels.class);
  private static final int SET_ASIDE_AFTER = 3;
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Path deaths;
  private final Path running;
  private final List<Death> feared = new ArrayList<>();

  /** A model on a frame of so many pixels, when, and in which process. */
  private record Death(Instant time, long pixels, String files, long server, String model) {
    static Optional<Death> read(String line) {
      try {
        String[] words = line.split(" ", 5);
        return Optional.of(
            new Death(
                Instant.parse(words[0]),
                Long.parseLong(words[1]),
                words[2],
                Long.parseLong(words[3]),
                words[4]));
      } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
        return Optional.empty(); // cut off by the death itself
      }
    }

    /**
     * Not yet, for a server on its way out, or for one in a room of its own. A process that has
     * ended, and that nobody has asked how, has no command.
     */
    boolean hasHappened() {
      return server == ProcessHandle.current().pid()
          || ProcessHandle.of(server).flatMap(process -> process.info().command()).isEmpty();
    }

    boolean isFresh() {
      return time.plus(REMEMBERED).isAfter(Instant.now());
    }

    String line() {
      return time + " " + pixels + " " + files + " " + server + " " + model;
    }
  }

  private FatalModels(Path folder) {
    this.deaths = folder.resolve("models-that-ended-servers");
    this.running = folder.resolve("running-model");
  }

  /**
   * A server asks this once, when it starts: what the last one was doing when it died is counted
   * now.
   */
  public static FatalModels in(Path folder) {
    FatalModels fatal = new FatalModels(folder);
    List<Death> last = read(fatal.running).stream().filter(Death::hasHappened).toList();
    if (!last.isEmpty()) {
      LOG.warn("The last server ended while the model {} ran", SafeText.of(last.get(0).model));
      fatal.write(
          Stream.concat(read(fatal.deaths).stream(), last.stream())
              .filter(Death::isFresh)
              .toList());
    }
    fatal.nothingRuns();
    return fatal;
  }

  /** Why a pack is set aside and how it comes back; empty when it is not. */
  String problem(ModelPack pack) {
    String files = files(pack);
    long count =
        read(deaths).stream().filter(death -> death.files.equals(files) && death.isFresh()).count();
    if (count < SET_ASIDE_AFTER) {
      return "";
    }
    return "The model \""
        + pack.id()
        + "\" ended the inference server "
        + count
        + " times, as happens when memory runs out, and is set aside"
        + " for a day. Choose another model or, before it is tried again, a smaller size. To try it again at once, delete "
        + deaths
        + ".";
  }

  /** Holds for as long as a model runs. */
  public final class Run implements AutoCloseable {
    private final Death death;

    private Run(Death death) {
      this.death = death;
    }

    /** The frame ended well. */
    public void survived() {
      List<Death> all = read(deaths);
      List<Death> others =
          all.stream()
              .filter(other -> !other.files.equals(death.files) || other.pixels > death.pixels)
              .toList();
      if (others.size() < all.size()) {
        write(others);
      }
    }

    @Override
    public void close() {
      ended(death);
    }
  }

  /** Of two that run, a death is put down to both; the next frame that ends well clears one. */
  synchronized Run run(ModelPack pack, long pixels) {
    long server = ProcessHandle.current().pid();
    Death death = new Death(Instant.now(), pixels, files(pack), server, pack.id());
    feared.add(death);
    write(running, feared);
    return new Run(death);
  }

  private synchronized void ended(Death death) {
    feared.remove(death);
    if (feared.isEmpty()) {
      nothingRuns();
    } else {
      write(running, feared);
    }
  }

  /** For a server that leaves in order, whatever still runs in it. */
  public synchronized void nothingRuns() {
    feared.clear();
    try {
      Files.deleteIfExists(running);
    } catch (IOException e) {
      LOG.debug("What ran cannot be forgotten", e);
    }
  }

  private void write(List<Death> all) {
    write(deaths, all);
  }

  /**
   * In one step, for a server may end at any moment. A folder that takes nothing fails no frame.
   */
  private static void write(Path file, List<Death> all) {
    try {
      Path unfinished = file.resolveSibling(file.getFileName() + ".part");
      Files.write(unfinished, all.stream().map(Death::line).toList());
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.debug("What runs cannot be written down", e);
    }
  }

  private static List<Death> read(Path file) {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().flatMap(line -> Death.read(line).stream()).toList()
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Whether a pack is still the same: by the content of its files, wherever it lies. */
  private static String files(ModelPack pack) {
    String all =
        pack.manifest().files().values().stream()
            .map(PackFile::sha256)
            .sorted()
            .collect(Collectors.joining());
    return Hashing.sha256().hashString(all, StandardCharsets.UTF_8).toString();
  }
}
