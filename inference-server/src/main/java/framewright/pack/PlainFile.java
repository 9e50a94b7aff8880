package framewright.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Of a pack only plain files are read: no links, pipes or devices, and none that has another name
 * somewhere else.
 */
public final class PlainFile {
  private PlainFile() {}

  public static boolean is(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && names(file) == 1;
  }

  private static int names(Path file) throws IOException {
    boolean counted = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return counted
        ? (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
        : 1;
  }
}
