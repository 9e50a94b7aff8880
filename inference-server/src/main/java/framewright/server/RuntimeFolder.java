package framewright.server;

import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The folder where server and clients of one user meet: the lock that lets one server live, the
 * socket, and the endpoint file that appears once the server listens. Nobody else may enter it.
 */
final class RuntimeFolder implements AutoCloseable {
  private static final String PRIVATE_FOLDER = "rwx------";
  private static final String PRIVATE_FILE = "rw-------";
  private static final boolean POSIX =
      Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

  private final Path folder;
  private final FileChannel lockFile;

  private RuntimeFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /** Takes the folder for this server; empty when another server lives there. */
  static Optional<RuntimeFolder> take(Path folder) {
    try {
      return taken(folder);
    } catch (IOException e) {
      throw takesNothing(folder, e);
    }
  }

  private static Optional<RuntimeFolder> taken(Path folder) throws IOException {
    makePrivate(folder);
    FileChannel lockFile =
        FileChannel.open(
            folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(lockFile)) {
      lockFile.close();
      return Optional.empty();
    }
    RuntimeFolder taken = new RuntimeFolder(folder, lockFile);
    taken.clear();
    return Optional.of(taken);
  }

  static String newToken() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  Path path() {
    return folder;
  }

  /**
   * Of this process alone: closing it must not take away the socket of a server that came after.
   */
  Path socket() {
    return folder.resolve("server-" + ProcessHandle.current().pid() + ".sock");
  }

  /** Tells clients where the server is: the whole file at once, or none. */
  void publish(String address, String token, String version) {
    Path draft = folder.resolve(Endpoint.FILE + "-" + ProcessHandle.current().pid());
    try {
      Files.deleteIfExists(draft);
      Files.createFile(draft, attributes(PRIVATE_FILE));
      Files.write(
          draft, new Endpoint(address, token, ProcessHandle.current().pid(), version).lines());
      Files.move(draft, endpoint(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      leaveNothing(draft);
      throw takesNothing(folder, e);
    }
  }

  private void leaveNothing(Path draft) {
    try (this) {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // The folder takes nothing, not even that: the next server clears it.
    }
  }

  private static FramewrightException takesNothing(Path folder, IOException reason) {
    return FramewrightException.of(
        ErrorKind.INVALID_REQUEST,
        "The folder "
            + folder
            + " cannot be written to ("
            + reason(reason)
            + "). Make room or give yourself the right to, or set FRAMEWRIGHT_RUNTIME_DIR to another folder.",
        reason);
  }

  private static String reason(IOException e) {
    boolean bare = e instanceof FileSystemException file && file.getReason() == null;
    return bare
        ? e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage()
        : e.getMessage();
  }

  /**
   * Takes back what was published, then lets the next server in: this one may still have frames to
   * finish.
   */
  @Override
  public void close() throws IOException {
    if (lockFile.isOpen()) {
      Files.deleteIfExists(endpoint());
      Files.deleteIfExists(socket());
      lockFile.close();
    }
  }

  /** What servers that were killed left behind. */
  private void clear() throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, "{" + Endpoint.FILE + "*,server*.sock}")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path endpoint() {
    return folder.resolve(Endpoint.FILE);
  }

  private static boolean lock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void makePrivate(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      createUnlessAnotherDid(folder);
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || (POSIX && !isOwnersAlone(folder))) {
      throw FramewrightException.invalidRequest(
          "The folder "
              + folder
              + " is not private to this user. Remove it, or set FRAMEWRIGHT_RUNTIME_DIR to a folder that is.");
    }
  }

  private static void createUnlessAnotherDid(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, attributes(PRIVATE_FOLDER));
    } catch (FileAlreadyExistsException e) {
      // Two hosts started a server at once; what is there now is checked as if it had always been.
    }
  }

  private static boolean isOwnersAlone(Path folder) throws IOException {
    boolean closed =
        PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))
            .equals(PRIVATE_FOLDER);
    return closed && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(currentUser(folder));
  }

  /** Owner of what this process creates: there is no call in Java that says who we are. */
  private static Object currentUser(Path folder) throws IOException {
    try {
      Path probe = Files.createTempFile(folder, "owner", "");
      Object owner = Files.getOwner(probe);
      Files.delete(probe);
      return owner;
    } catch (NoSuchFileException | java.nio.file.AccessDeniedException e) {
      return "nobody who may write there";
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
