package framewright.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one host remembers about the plugins of this user. After an update it would show the old
 * panel, or go on refusing a plugin that failed once; without the file it looks again.
 */
public record HostCache(String host, Path file) {

  /** Was it written before this bundle was put there, and tells of an older one? */
  public boolean isOlderThan(Path bundle) throws IOException {
    FileTime written = Files.getLastModifiedTime(file);
    try (Stream<Path> parts = Files.walk(bundle)) {
      return parts.map(HostCache::since).anyMatch(since -> since.compareTo(written) > 0);
    }
  }

  /** Since when a file is where it is, whenever it was made. */
  private static FileTime since(Path file) {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    try {
      return (FileTime) Files.getAttribute(file, unix ? "unix:ctime" : "creationTime");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that there are. */
  public static List<HostCache> present() throws IOException {
    List<HostCache> caches = new ArrayList<>();
    add(
        caches,
        "Natron",
        UserFolders.cache().resolve("INRIA/Natron/OFXLoadCache"),
        "OFXCache*.xml");
    add(caches, "Nuke", nukesFolder().resolve("ofxplugincache"), "ofxplugincache_Nuke*.xml");
    for (String place : List.of("DaVinciResolve", "DaVinciResolve/configs")) {
      add(caches, "Resolve", UserFolders.data().resolve(place), "OFXPluginCache*.xml");
    }
    return caches;
  }

  /** Makes the hosts look again, and returns what was removed for that. */
  public static List<HostCache> clear() throws IOException {
    List<HostCache> caches = present();
    for (HostCache cache : caches) {
      Files.delete(cache.file());
    }
    return caches;
  }

  private static Path nukesFolder() throws IOException {
    return UserFolders.variable("NUKE_TEMP_DIR")
        .map(Path::of)
        .orElse(Path.of("/var/tmp/nuke-u" + Servers.userId()));
  }

  private static void add(List<HostCache> caches, String host, Path folder, String names)
      throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      var matcher = folder.getFileSystem().getPathMatcher("glob:" + names);
      files
          .filter(file -> matcher.matches(file.getFileName()))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .forEach(file -> caches.add(new HostCache(host, file)));
    }
  }
}
