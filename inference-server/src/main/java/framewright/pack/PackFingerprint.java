package framewright.pack;

import java.util.List;

/**
 * Tells whether a pack's files are still those that were looked at: by name, size and time of
 * change.
 */
public record PackFingerprint(Manifest manifest, List<Long> sizesAndTimes) {
  public static PackFingerprint of(ModelPack pack) {
    List<Long> sizesAndTimes =
        pack.manifest().files().values().stream()
            .map(file -> pack.folder().resolve(file.path()).toFile())
            .flatMap(file -> List.of(file.length(), file.lastModified()).stream())
            .toList();
    return new PackFingerprint(pack.manifest(), sizesAndTimes);
  }
}
