package framewright.bridge.memory;

import com.google.common.base.Preconditions;
import com.sun.jna.LastErrorException;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A stretch of memory that this process shares with others of the same user. Its pages are present
 * from the start, so that no frame pays for them.
 *
 * <p>Owner rule: who creates or opens a region closes it, once nothing will ask it for a new
 * buffer. Buffers are bare views of the mapping; touching one after the mapping is gone would kill
 * the process. Whoever works on buffers while another thread may close the region takes a {@link
 * #hold()} first: the mapping stays until the last hold is released, even past {@link #close()}.
 */
public final class SharedRegion implements AutoCloseable {

  /**
   * Keeps the mapping in place; release it in the thread that is done with the buffers. Closing
   * twice does nothing.
   */
  public final class Hold implements AutoCloseable {
    private boolean released;

    private Hold() {}

    @Override
    public void close() {
      synchronized (SharedRegion.this) {
        if (!released) {
          released = true;
          holds--;
          unmapIfUnused();
        }
      }
    }
  }

  private final Mapping mapping;
  private final long size;
  private int holds;
  private boolean closed;
  private boolean unmapped;

  private SharedRegion(Mapping mapping, long size) {
    this.mapping = mapping;
    this.size = size;
  }

  /**
   * Creates a region of zeros. On Linux it is anonymous memory that cannot be truncated; elsewhere
   * it is a file of this user alone in {@code privateDirectory}, which must exist there.
   */
  public static SharedRegion create(long bytes, Path privateDirectory) {
    Preconditions.checkArgument(bytes > 0, "a region has at least one byte, not %s", bytes);
    if (bytes > FreeMemory.bytes()) {
      throw outOfMemory(bytes, null);
    }
    try {
      Mapping mapping =
          Platform.isLinux()
              ? PosixMapping.createSealed(bytes)
              : createInFile(privateDirectory, bytes);
      return new SharedRegion(mapping, bytes);
    } catch (LastErrorException failed) {
      throw translate(failed, bytes);
    } catch (IOException | UnsatisfiedLinkError failed) {
      throw unsupported(failed);
    }
  }

  /**
   * Opens the region that another process (or this one) created, and maps its first {@code bytes}.
   */
  public static SharedRegion open(String path, long bytes) {
    Preconditions.checkArgument(bytes > 0, "a region has at least one byte, not %s", bytes);
    try {
      Mapping mapping =
          Platform.isWindows() ? WindowsMapping.open(path, bytes) : PosixMapping.open(path, bytes);
      return new SharedRegion(mapping, bytes);
    } catch (LastErrorException failed) {
      throw translate(failed, bytes);
    }
  }

  private static Mapping createInFile(Path directory, long bytes) throws IOException {
    Path file = Files.createTempFile(directory, "region", "", readableByOwnerOnly());
    Mapping mapping =
        Platform.isWindows()
            ? WindowsMapping.createInFile(file, bytes)
            : PosixMapping.createInFile(file, bytes);
    mapping.address().clear(bytes);
    return mapping;
  }

  private static FileAttribute<?>[] readableByOwnerOnly() {
    // On Windows the runtime directory lies in the user's profile, whose access list files inherit.
    return Platform.isWindows()
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
  }

  private static SharedMemoryException translate(LastErrorException failed, long bytes) {
    int code = failed.getErrorCode();
    return code == LibC.ENOMEM || code == LibC.ENOSPC
        ? outOfMemory(bytes, failed)
        : unsupported(failed);
  }

  private static SharedMemoryException outOfMemory(long bytes, Throwable cause) {
    return new SharedMemoryException(
        SharedMemoryException.Reason.OUT_OF_MEMORY,
        "There is no memory left for %d MB of shared frames. Render at a smaller size, or close other programs."
            .formatted((bytes + 999_999) / 1_000_000),
        cause);
  }

  private static SharedMemoryException unsupported(Throwable cause) {
    return new SharedMemoryException(
        SharedMemoryException.Reason.UNSUPPORTED,
        "Memory cannot be shared between programs here (%s). Frames travel in the stream instead."
            .formatted(cause.getMessage()),
        cause);
  }

  /** Where another process opens it. Secret: never log or show it. */
  public String path() {
    return mapping.path();
  }

  public long size() {
    return size;
  }

  /** A direct view in native byte order, valid as the owner rule above says. */
  public synchronized ByteBuffer buffer(long offset, int length) {
    Preconditions.checkState(!unmapped, "the region is closed");
    boolean inside = offset >= 0 && length >= 0 && offset <= size - length;
    Preconditions.checkArgument(
        inside, "bytes %s+%s lie outside the region's %s", offset, length, size);
    return mapping.address().getByteBuffer(offset, length).order(ByteOrder.nativeOrder());
  }

  /** Keeps the mapping until the hold is closed. Fails once the region is closed. */
  public synchronized Hold hold() {
    Preconditions.checkState(!closed, "the region is closed");
    holds++;
    return new Hold();
  }

  /** Ends the region: no new holds; unmapped now, or when the last hold is released. */
  @Override
  public synchronized void close() {
    closed = true;
    unmapIfUnused();
  }

  private void unmapIfUnused() {
    if (closed && holds == 0 && !unmapped) {
      unmapped = true;
      mapping.close();
    }
  }
}
