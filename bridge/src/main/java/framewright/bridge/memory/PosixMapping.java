package framewright.bridge.memory;

import com.google.common.base.Preconditions;
import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Shared memory of Linux (a sealed anonymous file) and macOS (a file in a private directory). */
final class PosixMapping implements Mapping {

  private final int descriptor;
  private final long bytes;
  private final Pointer address;
  private final String path;
  private final Optional<Path> ownFile;

  private PosixMapping(int descriptor, long bytes, String path, Optional<Path> ownFile) {
    this.descriptor = descriptor;
    this.bytes = bytes;
    this.path = path;
    this.ownFile = ownFile;
    this.address = map(descriptor, bytes);
  }

  /**
   * Nobody can cut this memory short: a process that touches pages cut off under its hands would be
   * killed.
   */
  static Mapping createSealed(long bytes) {
    int descriptor =
        LibC.Linux.memfd_create("framewright", LibC.MFD_CLOEXEC | LibC.MFD_ALLOW_SEALING);
    return orClose(
        descriptor,
        () -> {
          LibC.ftruncate(descriptor, bytes);
          LibC.Linux.fallocate(descriptor, 0, 0, bytes);
          LibC.Linux.fcntl(
              descriptor,
              LibC.F_ADD_SEALS,
              LibC.F_SEAL_SHRINK | LibC.F_SEAL_GROW | LibC.F_SEAL_SEAL);
          String path = "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor;
          return new PosixMapping(descriptor, bytes, path, Optional.empty());
        });
  }

  /** {@code file} is new, empty and the caller's; it is deleted with the mapping. */
  static Mapping createInFile(Path file, long bytes) {
    int descriptor = LibC.open(file.toString(), LibC.O_RDWR | LibC.O_CLOEXEC);
    return orClose(
        descriptor,
        () -> {
          LibC.ftruncate(descriptor, bytes);
          return new PosixMapping(descriptor, bytes, file.toString(), Optional.of(file));
        });
  }

  static Mapping open(String path, long bytes) {
    int descriptor = LibC.open(path, LibC.O_RDWR | LibC.O_CLOEXEC);
    return orClose(
        descriptor,
        () -> {
          long actual = LibC.lseek(descriptor, 0, LibC.SEEK_END);
          Preconditions.checkArgument(
              actual >= bytes, "the region holds %s bytes, not %s", actual, bytes);
          return new PosixMapping(descriptor, bytes, path, Optional.empty());
        });
  }

  private static Pointer map(int descriptor, long bytes) {
    return LibC.mmap(
        Pointer.NULL,
        bytes,
        LibC.PROT_READ_WRITE,
        LibC.MAP_SHARED | LibC.MAP_POPULATE,
        descriptor,
        0);
  }

  private interface Step {
    Mapping take();
  }

  private static Mapping orClose(int descriptor, Step step) {
    try {
      return step.take();
    } catch (LastErrorException | IllegalArgumentException failed) {
      LibC.close(descriptor);
      throw failed;
    }
  }

  @Override
  public Pointer address() {
    return address;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void close() {
    LibC.munmap(address, bytes);
    LibC.close(descriptor);
    ownFile.ifPresent(PosixMapping::delete);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      file.toFile().deleteOnExit();
    }
  }
}
