package framewright.course;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one server of a user have the courses. The last one may still be on its way out, and another
 * may run in a room of its own: what they learn is theirs until they have gone. Thread-safe.
 */
final class Heir implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heir.class);

  private final Path folder;
  private FileChannel file;
  private FileLock lock;

  /**
   * Has nothing as yet.
   *
   * @param folder of the courses; need not exist
   */
  Heir(Path folder) {
    this.folder = folder;
  }

  /** Takes the courses over. */
  interface Inheriting {
    void inherit() throws IOException;
  }

  /** At once, or when the server that has them has gone. */
  void whenOurs(Inheriting next) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    if (claim()) {
      next.inherit();
    } else {
      LOG.info("Another server has the courses in {}", folder);
      Thread patience = new Thread(() -> await(next), "heir");
      patience.setDaemon(true);
      patience.start();
    }
  }

  /** Keeps others from what is in the folder, unless they have it. */
  synchronized boolean claim() throws IOException {
    if (file == null) {
      Files.createDirectories(folder);
      file =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
    try {
      lock = lock == null ? file.tryLock() : lock;
    } catch (OverlappingFileLockException e) {
      LOG.debug("Waited for, or had by another in this process");
    }
    return lock != null;
  }

  private void await(Inheriting next) {
    try {
      FileLock ours = file.lock();
      synchronized (this) {
        lock = ours;
      }
      next.inherit();
    } catch (ClosedChannelException | OverlappingFileLockException e) {
      LOG.debug("This server has left before the other");
    } catch (IOException e) {
      LOG.warn("The courses in {} cannot be taken over", folder, e);
    }
  }

  /** The next one may have them. */
  @Override
  public synchronized void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      LOG.debug("Ends with the process", e);
    }
  }
}
