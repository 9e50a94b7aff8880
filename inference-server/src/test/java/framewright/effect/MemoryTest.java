package framewright.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.engine.Tensor;
import framewright.frame.FramePool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final int BYTES = 1000 * 4;

  private final Memory memory = new Memory(2 * BYTES);
  private int made;

  @Test
  void whatWasMadeOnceIsFoundAgain() {
    remember("a");
    remember("a");
    assertEquals(1, made);
    assertEquals(BYTES, memory.keptBytes());
  }

  @Test
  void theEldestOfAFamilyLeavesBeforeTheNextIsMade() {
    Memory.Family family = new Memory.Family(List.of("clip"), 1);
    memory.lease(List.of("other"), MemoryTest::numbers).close();
    memory.lease(family, List.of("first"), MemoryTest::numbers).close();
    memory.lease(family, List.of("second"), () -> {
      assertFalse(memory.has(List.of("first")));
      return numbers();
    }).close();
    assertTrue(memory.has(List.of("second")));
    assertTrue(memory.has(List.of("other")));
  }

  @Test
  void theLeastRecentlyUsedLeavesFirstAndItsMemoryGoesBack() {
    long lent = FramePool.shared().lentBytes();
    remember("a");
    remember("b");
    remember("a");
    remember("c");
    assertTrue(memory.has(List.of("a")));
    assertFalse(memory.has(List.of("b")));
    assertEquals(lent + 2 * BYTES, FramePool.shared().lentBytes());
    memory.clear();
    assertEquals(lent, FramePool.shared().lentBytes());
  }

  @Test
  void whatIsLeasedStaysUntilItIsGivenBack() {
    try (Memory.Lease lease = lease("a")) {
      remember("b");
      remember("c");
      remember("d");
      assertEquals(1000, lease.tensor("numbers").shape()[0]);
      assertTrue(memory.has(List.of("a")));
    }
    assertTrue(memory.keptBytes() <= 2 * BYTES);
  }

  @Test
  void whatMustLeaveForSomethingLargeLeavesBeforeItIsMade() {
    remember("a");
    remember("b");
    long lent = FramePool.shared().lentBytes();
    memory.lease(List.of("c"), BYTES, () -> {
      assertFalse(memory.has(List.of("a")));
      assertTrue(memory.has(List.of("b")));
      return Map.of("numbers", Tensor.allocate(1000));
    }).close();
    assertEquals(lent, FramePool.shared().lentBytes());
    memory.lease(List.of("c"), BYTES, () -> Map.of()).close();
    assertTrue(memory.has(List.of("b")));
  }

  @Test
  void aLeaseClosedTwiceEndsOnce() {
    Memory.Lease first = lease("a");
    Memory.Lease second = lease("a");
    first.close();
    first.close();
    memory.clear();
    assertTrue(memory.has(List.of("a")));
    second.close();
    memory.clear();
    assertFalse(memory.has(List.of("a")));
  }

  private void remember(String key) {
    lease(key).close();
  }

  private Memory.Lease lease(String key) {
    return memory.lease(List.of(key), () -> {
      made++;
      return numbers();
    });
  }

  private static Map<String, Tensor> numbers() {
    return Map.of("numbers", Tensor.allocate(1000));
  }
}
