package framewright.rpc;

import framewright.bridge.memory.SharedRegion;
import framewright.error.FramewrightException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all clients together may have the server hold: shared regions, and frames on their way
 * through the stream.
 */
final class PixelBudget {
  private final long capBytes;
  private final Path privateFolder;
  private final AtomicLong used = new AtomicLong();

  /**
   * A budget with nothing spent.
   *
   * @param privateFolder where regions that need a file put it; nobody else may enter it
   */
  PixelBudget(long capBytes, Path privateFolder) {
    this.capBytes = capBytes;
    this.privateFolder = privateFolder;
  }

  SharedRegion create(long bytes) {
    if (bytes <= 0) {
      throw FramewrightException.invalidRequest("A shared region must have at least one byte.");
    }
    reserve(bytes);
    try {
      return SharedRegion.create(bytes, privateFolder);
    } catch (RuntimeException e) {
      used.addAndGet(-bytes);
      throw e;
    }
  }

  void close(SharedRegion region) {
    used.addAndGet(-region.size());
    region.close();
  }

  long usedBytes() {
    return used.get();
  }

  /** Reserves room for streamed frames until closed. */
  Reservation forStreamed(long bytes) {
    reserve(bytes);
    return () -> used.addAndGet(-bytes);
  }

  private void reserve(long bytes) {
    long before = used.getAndUpdate(now -> fits(now, bytes) ? now + bytes : now);
    if (!fits(before, bytes)) {
      throw FramewrightException.outOfMemory(
          "The server holds as many frames as it may. Close other hosts, or render at a smaller size.");
    }
  }

  private boolean fits(long usedBytes, long bytes) {
    return bytes <= capBytes - usedBytes;
  }

  /** Room taken until closed. */
  interface Reservation extends AutoCloseable {
    @Override
    void close();
  }
}
