package framewright.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.engine.Tensor;
import framewright.frame.FramePool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorCacheTest {
  private static final int BYTES = 1000 * 4;

  private final TensorCache cache = new TensorCache(2 * BYTES);
  private int made;

  @Test
  void whatWasMadeOnceIsFoundAgain() {
    remember("a");
    remember("a");
    assertEquals(1, made);
    assertEquals(BYTES, cache.keptBytes());
  }

  @Test
  void theEldestOfAFamilyLeavesBeforeTheNextIsMade() {
    TensorCache.Family family = new TensorCache.Family(List.of("clip"), 1);
    cache.lease(List.of("other"), TensorCacheTest::numbers).close();
    cache.lease(family, List.of("first"), TensorCacheTest::numbers).close();
    cache
        .lease(
            family,
            List.of("second"),
            () -> {
              assertFalse(cache.has(List.of("first")));
              return numbers();
            })
        .close();
    assertTrue(cache.has(List.of("second")));
    assertTrue(cache.has(List.of("other")));
  }

  @Test
  void theLeastRecentlyUsedLeavesFirstAndItsMemoryGoesBack() {
    long lent = FramePool.shared().lentBytes();
    remember("a");
    remember("b");
    remember("a");
    remember("c");
    assertTrue(cache.has(List.of("a")));
    assertFalse(cache.has(List.of("b")));
    assertEquals(lent + 2 * BYTES, FramePool.shared().lentBytes());
    cache.clear();
    assertEquals(lent, FramePool.shared().lentBytes());
  }

  @Test
  void whatIsLeasedStaysUntilItIsGivenBack() {
    try (TensorCache.Lease lease = lease("a")) {
      remember("b");
      remember("c");
      remember("d");
      assertEquals(1000, lease.tensor("numbers").shape()[0]);
      assertTrue(cache.has(List.of("a")));
    }
    assertTrue(cache.keptBytes() <= 2 * BYTES);
  }

  @Test
  void whatMustLeaveForSomethingLargeLeavesBeforeItIsMade() {
    remember("a");
    remember("b");
    long lent = FramePool.shared().lentBytes();
    cache
        .lease(
            List.of("c"),
            BYTES,
            () -> {
              assertFalse(cache.has(List.of("a")));
              assertTrue(cache.has(List.of("b")));
              return Map.of("numbers", Tensor.allocate(1000));
            })
        .close();
    assertEquals(lent, FramePool.shared().lentBytes());
    cache.lease(List.of("c"), BYTES, () -> Map.of()).close();
    assertTrue(cache.has(List.of("b")));
  }

  @Test
  void aLeaseClosedTwiceEndsOnce() {
    TensorCache.Lease first = lease("a");
    TensorCache.Lease second = lease("a");
    first.close();
    first.close();
    cache.clear();
    assertTrue(cache.has(List.of("a")));
    second.close();
    cache.clear();
    assertFalse(cache.has(List.of("a")));
  }

  private void remember(String key) {
    lease(key).close();
  }

  private TensorCache.Lease lease(String key) {
    return cache.lease(
        List.of(key),
        () -> {
          made++;
          return numbers();
        });
  }

  private static Map<String, Tensor> numbers() {
    return Map.of("numbers", Tensor.allocate(1000));
  }
}
