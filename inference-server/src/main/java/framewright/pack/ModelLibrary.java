package framewright.pack;

import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.error.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The packs installed on this machine, whether usable or not. The first folder that has a usable
 * pack of an id wins; a pack that was refused is listed with its problem and takes nobody's place.
 * A manifest is checked when it is read; a graph when it is loaded, and by {@link #verify}, so that
 * a list can say beforehand what would be refused.
 */
public final class ModelLibrary {
  private static final char CONTENT = '@';
  private static final int SHORTEST_CONTENT = 12;
  private static final long COARSE_MILLIS = 50;

  private final List<Path> folders;
  private final Optional<FatalModels> fatal;
  private final Map<PackFingerprint, String> problems = new ConcurrentHashMap<>();
  private volatile Map<String, ModelPack> known = Map.of();

  /** When these were read, as files tell the time; a little earlier, as they tell it coarsely. */
  private volatile long read;

  /**
   * A library of some folders.
   *
   * @param folders each holds packs, one folder per pack; those that do not exist are passed over
   */
  public ModelLibrary(List<Path> folders) {
    this(folders, Optional.empty());
  }

  private ModelLibrary(List<Path> folders, Optional<FatalModels> fatal) {
    this.folders = List.copyOf(folders);
    this.fatal = fatal;
  }

  /** The same packs, of which those that ended servers are set aside. */
  public ModelLibrary without(FatalModels fatal) {
    return new ModelLibrary(folders, Optional.of(fatal));
  }

  /**
   * All packs as they are installed now: those that can be used in order of folders, then those
   * that were refused.
   */
  public List<ModelPack> packs() {
    Map<String, ModelPack> byId = new LinkedHashMap<>();
    List<ModelPack> refused = new ArrayList<>();
    long now = System.currentTimeMillis() - COARSE_MILLIS;
    for (Path folder : folders) {
      for (ModelPack read : PackReader.readAll(folder)) {
        ModelPack pack = withProblem(read);
        if (pack.usable()) {
          byId.putIfAbsent(pack.id(), pack);
        } else {
          refused.add(pack);
        }
      }
    }
    List<ModelPack> all = Stream.concat(byId.values().stream(), refused.stream()).toList();
    refused.forEach(pack -> byId.putIfAbsent(pack.id(), pack));
    known = byId;
    read = now;
    return all;
  }

  /**
   * The pack of an id, or that of an id and a content, "look@4f1c09a27b3d", which may be called
   * otherwise by now: the content is how the hash of its main graph begins.
   *
   * @throws FramewrightException MODEL_UNAVAILABLE when it is not installed or was refused
   */
  public ModelPack pack(String reference) {
    ModelPack pack =
        find(reference)
            .orElseThrow(
                () ->
                    FramewrightException.modelUnavailable(
                        "The model \""
                            + SafeText.of(reference)
                            + "\" is not installed. Install it or choose another model."));
    if (!pack.usable()) {
      throw FramewrightException.modelUnavailable(pack.problem());
    }
    return pack;
  }

  /** Is there such a pack, usable or not? */
  public boolean has(String reference) {
    return find(reference).isPresent();
  }

  private Optional<ModelPack> find(String reference) {
    int at = reference.indexOf(CONTENT);
    if (at < 0) {
      return Optional.ofNullable(current(reference));
    }
    String content = reference.substring(at + 1);
    ModelPack named = current(reference.substring(0, at));
    return Stream.concat(Stream.ofNullable(named), known.values().stream())
        .filter(pack -> isOf(pack, content))
        .findFirst();
  }

  private static boolean isOf(ModelPack pack, String content) {
    PackFile main = pack.manifest().files().get(Manifest.MAIN);
    return main != null
        && content.length() >= SHORTEST_CONTENT
        && main.sha256().startsWith(content);
  }

  private ModelPack current(String id) {
    ModelPack pack = known.get(id);
    if (pack == null || !pack.usable() || hasChanged(pack)) {
      packs();
    }
    return known.get(id);
  }

  /** Another one may be there by now, as while it is learned, or none. */
  private boolean hasChanged(ModelPack pack) {
    long written = pack.folder().resolve(PackReader.MANIFEST).toFile().lastModified();
    return written == 0 || written >= read;
  }

  /**
   * Reads and checks the graphs of every pack that was not checked yet; what is wrong is a pack's
   * problem from then on.
   */
  public void verify() {
    packs().stream()
        .filter(ModelPack::usable)
        .forEach(
            pack ->
                problems.computeIfAbsent(PackFingerprint.of(pack), unchecked -> problemOf(pack)));
    packs();
  }

  /** Notes that a pack runs on a frame of so many pixels, until the run is closed. */
  public Optional<FatalModels.Run> run(ModelPack pack, long pixels) {
    return fatal.map(those -> those.run(pack, pixels));
  }

  private ModelPack withProblem(ModelPack pack) {
    if (!pack.usable()) {
      return pack;
    }
    String problem = problems.getOrDefault(PackFingerprint.of(pack), "");
    String fate = fatal.map(those -> those.problem(pack)).orElse("");
    return new ModelPack(pack.manifest(), pack.folder(), problem.isEmpty() ? fate : problem);
  }

  private static String problemOf(ModelPack pack) {
    try {
      for (PackFile file : pack.manifest().files().values()) {
        GraphFile.read(pack.folder().resolve(file.path()), file.sha256()).close();
      }
      return "";
    } catch (FramewrightException e) {
      return e.kind() == ErrorKind.OUT_OF_MEMORY ? "" : e.getMessage(); // want of memory passes
    }
  }
}
