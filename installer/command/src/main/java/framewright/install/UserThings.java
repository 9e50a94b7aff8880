package framewright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What Framewright and its user keep in the user's home: never touched but by an outright purge.
 */
public final class UserThings {
  private UserThings() {}

  /** Models and looks of the user's own; logs; native libraries unpacked from jars. */
  public static List<Path> present() {
    return List.of(
            UserFolders.data().resolve("framewright"),
            UserFolders.state().resolve("framewright"),
            UserFolders.cache().resolve("framewright/javacpp"))
        .stream()
        .filter(Files::exists)
        .toList();
  }

  /** Removes them and the folder where server and plugin met. */
  public static List<Path> remove(Path runtimeFolder) throws IOException {
    List<Path> things = new ArrayList<>(present());
    if (Files.exists(runtimeFolder)) {
      things.add(runtimeFolder);
    }
    for (Path thing : things) {
      FolderTree.remove(thing);
      FolderTree.removeEmptyAbove(thing);
    }
    return things;
  }
}
