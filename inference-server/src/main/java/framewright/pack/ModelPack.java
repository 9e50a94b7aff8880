package framewright.pack;

import java.nio.file.Path;

/**
 * A model as it is installed.
 *
 * @param problem empty when it can be used, else one sentence that says why not and what to do
 */
public record ModelPack(Manifest manifest, Path folder, String problem) {
  public boolean usable() {
    return problem.isEmpty();
  }

  public String id() {
    return manifest.id();
  }
}
