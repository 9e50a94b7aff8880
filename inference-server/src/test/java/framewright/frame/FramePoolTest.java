package framewright.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FramePoolTest {
  private final FramePool pool = new FramePool(300);

  @Test
  void aBufferComesBackForTheNextFrameOfItsSize() {
    ByteBuffer first = pool.take(100);
    assertEquals(100, pool.lentBytes());
    pool.giveBack(first);
    assertEquals(0, pool.lentBytes());
    assertNotSame(first, pool.take(101));
    assertSame(first, pool.take(100));
  }

  @Test
  void theSizeNotAskedForLongestIsLetGoFirst() {
    ByteBuffer old = pool.take(100);
    ByteBuffer large = pool.take(250);
    pool.giveBack(old);
    pool.giveBack(large);
    assertEquals(250, pool.idleBytes());
    assertSame(large, pool.take(250));
    assertNotSame(old, pool.take(100));
  }
}
