package framewright.engine;

import framewright.error.FramewrightException;
import framewright.error.Printable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packs installed on this machine, whether usable or not. Read when asked for; the first folder that has an id wins. */
public final class ModelLibrary {
  private final List<Path> folders;

  /**
   * A library of some folders.
   *
   * @param folders each holds packs, one folder per pack; those that do not exist are passed over
   */
  public ModelLibrary(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** All packs, in order of folders. */
  public List<ModelPack> packs() {
    Map<String, ModelPack> byId = new LinkedHashMap<>();
    folders.forEach(folder -> PackReader.readAll(folder).forEach(pack -> byId.putIfAbsent(pack.id(), pack)));
    return List.copyOf(byId.values());
  }

  /**
   * The pack of an id.
   *
   * @throws FramewrightException MODEL_UNAVAILABLE when it is not installed or was refused
   */
  public ModelPack pack(String id) {
    ModelPack pack = packs().stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .orElseThrow(() -> FramewrightException.modelUnavailable(
            "The model \"" + Printable.of(id) + "\" is not installed. Install it or choose another model."));
    if (!pack.usable()) {
      throw FramewrightException.modelUnavailable(pack.problem());
    }
    return pack;
  }
}
