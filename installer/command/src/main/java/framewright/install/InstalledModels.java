package framewright.install;

import framewright.engine.ModelLibrary;
import framewright.engine.ModelPack;
import framewright.render.Home;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The model packs that the server of this home would find, in its order, with what it would refuse.
 */
public final class InstalledModels {
  private InstalledModels() {}

  public static List<ModelPack> all(Home home) {
    List<Path> folders = new ArrayList<>();
    variable("FRAMEWRIGHT_MODELS")
        .ifPresent(
            list -> {
              for (String folder : list.split(File.pathSeparator, -1)) {
                if (!folder.isEmpty()) {
                  folders.add(Path.of(folder));
                }
              }
            });
    folders.add(home.models());
    folders.add(userFolder());
    ModelLibrary library = new ModelLibrary(folders);
    library.verify();
    return library.packs();
  }

  /** Where a user puts packs of their own. */
  public static Path userFolder() {
    return UserFolders.data().resolve("framewright/models");
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }
}
