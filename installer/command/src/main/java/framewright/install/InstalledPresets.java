package framewright.install;

import framewright.effect.Effects;
import framewright.preset.PresetLibrary;
import framewright.server.ServerFolders;
import java.nio.file.Path;

/** The presets that the server of this home would find. */
public final class InstalledPresets {
  private InstalledPresets() {}

  public static PresetLibrary library() {
    return new PresetLibrary(ServerFolders.current().presets(), Effects.standard());
  }

  /** Where a user's own are saved. */
  public static Path userFolder() {
    return ServerFolders.current().presets().own();
  }
}
