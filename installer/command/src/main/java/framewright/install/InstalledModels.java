package framewright.install;

import framewright.pack.ModelLibrary;
import framewright.pack.ModelPack;
import framewright.server.ServerFolders;
import java.nio.file.Path;
import java.util.List;

/**
 * The model packs that the server of this home would find, in its order, with what it would refuse.
 */
public final class InstalledModels {
  private InstalledModels() {}

  public static List<ModelPack> all() {
    ModelLibrary library = new ModelLibrary(ServerFolders.current().models());
    library.verify();
    return library.packs();
  }

  /** Where a user puts packs of their own. */
  public static Path userFolder() {
    return ServerFolders.current().ownModels();
  }
}
