package framewright.rpc;

import framewright.bridge.memory.SharedRegion;
import framewright.error.FramewrightException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Creates shared regions for all clients together, up to a cap. */
final class RegionBudget {
  private final long capBytes;
  private final Path privateFolder;
  private final AtomicLong used = new AtomicLong();

  /**
   * A budget with nothing spent.
   *
   * @param privateFolder where regions that need a file put it; nobody else may enter it
   */
  RegionBudget(long capBytes, Path privateFolder) {
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

  private void reserve(long bytes) {
    long before = used.getAndUpdate(now -> fits(now, bytes) ? now + bytes : now);
    if (!fits(before, bytes)) {
      throw FramewrightException.outOfMemory(
          "The server may not share more memory. Set Quality to half, or close other hosts.");
    }
  }

  private boolean fits(long usedBytes, long bytes) {
    return bytes <= capBytes - usedBytes;
  }
}
