package framewright.preset;

import java.nio.file.Path;
import java.util.List;

/**
 * Where presets lie, each in the folder of its effect.
 *
 * @param own the user's, and the only one that is written to
 * @param studio of people who work together; read only
 * @param shipped with the installation; there may be none
 */
public record PresetFolders(Path own, List<Path> studio, List<Path> shipped) {}
