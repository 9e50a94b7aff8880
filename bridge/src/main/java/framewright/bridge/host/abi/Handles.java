package framewright.bridge.host.abi;

import com.sun.jna.Pointer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What plugins hold instead of Java objects: numbers never used twice, so that a stale handle is an
 * error and not a crash. An object stays reachable until its handle is released.
 */
public final class Handles {

  /** Odd steps above the first page: neither null nor a plausible address. */
  private static final AtomicLong NEXT = new AtomicLong(0x10001);

  private static final ConcurrentMap<Long, Object> OBJECTS = new ConcurrentHashMap<>();

  private Handles() {}

  public static long give(Object object) {
    long handle = NEXT.getAndAdd(2);
    OBJECTS.put(handle, object);
    return handle;
  }

  public static <T> T get(long handle, Class<T> type) {
    Object object = OBJECTS.get(handle);
    if (!type.isInstance(object)) {
      throw new OfxException(
          Status.BAD_HANDLE, "0x%x is no handle of a %s".formatted(handle, type.getSimpleName()));
    }
    return type.cast(object);
  }

  /** Gives a plugin a handle; many functions let the caller leave a result out. */
  public static void store(Pointer target, long handle) {
    if (target != null) {
      target.setLong(0, handle);
    }
  }

  public static void release(long handle) {
    OBJECTS.remove(handle);
  }

  /** For tests that look for leaks. */
  public static int count() {
    return OBJECTS.size();
  }
}
