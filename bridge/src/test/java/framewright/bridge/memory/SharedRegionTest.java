package framewright.bridge.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class SharedRegionTest {

  @TempDir Path directory;

  @Test
  void whatOneMappingWritesTheOtherReads() {
    try (SharedRegion server = SharedRegion.create(10_000, directory);
        SharedRegion client = SharedRegion.open(server.path(), 10_000)) {
      server.buffer(4096, 8).putFloat(0.25f).putFloat(-1e4f);
      ByteBuffer seen = client.buffer(4096, 8);
      assertEquals(0.25f, seen.getFloat());
      assertEquals(-1e4f, seen.getFloat());
      assertEquals(0, client.buffer(9_999, 1).get(), "a new region holds zeros");
    }
  }

  @Test
  void buffersAreDirectAndInNativeOrder() {
    try (SharedRegion region = SharedRegion.create(64, directory)) {
      ByteBuffer buffer = region.buffer(16, 32);
      assertTrue(buffer.isDirect());
      assertEquals(ByteOrder.nativeOrder(), buffer.order());
      assertEquals(32, buffer.remaining());
    }
  }

  @Test
  void windowsOutsideTheRegionAreRefused() {
    try (SharedRegion region = SharedRegion.create(100, directory)) {
      assertThrows(IllegalArgumentException.class, () -> region.buffer(-1, 10));
      assertThrows(IllegalArgumentException.class, () -> region.buffer(91, 10));
      assertThrows(IllegalArgumentException.class, () -> region.buffer(Long.MAX_VALUE, 10));
      assertThrows(IllegalArgumentException.class, () -> region.buffer(0, -1));
      assertEquals(0, region.buffer(100, 0).remaining());
    }
  }

  @Test
  void aRegionMayBeLargerThanTwoGigabytes() {
    long bytes = 2_300_000_000L;
    try (SharedRegion region = SharedRegion.create(bytes, directory)) {
      region.buffer(bytes - 4, 4).putInt(42);
      assertEquals(42, region.buffer(bytes - 4, 4).getInt());
      assertEquals(bytes, region.size());
    }
  }

  @Test
  void aHoldKeepsTheMappingPastClose() throws IOException {
    SharedRegion region = SharedRegion.create(4096, directory);
    String path = region.path();
    SharedRegion.Hold hold = region.hold();
    ByteBuffer buffer = region.buffer(0, 4096);
    region.close();
    buffer.putInt(0, 7);
    assertEquals(7, buffer.getInt(0));
    assertThrows(IllegalStateException.class, region::hold);
    hold.close();
    hold.close();
    assertThrows(IllegalStateException.class, () -> region.buffer(0, 1));
    assertFalse(Files.exists(Path.of(path)), "a closed region has no name any more");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nobodyCanCutARegionShort() throws IOException {
    try (SharedRegion region = SharedRegion.create(8192, directory);
        RandomAccessFile peer = new RandomAccessFile(region.path(), "rw")) {
      assertThrows(IOException.class, () -> peer.setLength(16));
      assertThrows(IOException.class, () -> peer.setLength(1 << 20));
      assertEquals(8192, peer.length());
    }
  }

  @Test
  void moreMemoryThanThereIsGetsASentence() {
    SharedMemoryException refused =
        assertThrows(SharedMemoryException.class, () -> SharedRegion.create(1L << 52, directory));
    assertEquals(SharedMemoryException.Reason.OUT_OF_MEMORY, refused.reason());
    assertTrue(refused.getMessage().contains("Render at a smaller size"), refused.getMessage());
  }

  @Test
  void aRegionThatIsGoneCannotBeOpened() {
    SharedRegion region = SharedRegion.create(64, directory);
    String path = region.path();
    region.close();
    SharedMemoryException refused =
        assertThrows(SharedMemoryException.class, () -> SharedRegion.open(path, 64));
    assertEquals(SharedMemoryException.Reason.UNSUPPORTED, refused.reason());
    assertFalse(refused.getMessage().contains(path), "paths are secrets");
  }

  @Test
  void aRegionSmallerThanPromisedIsRefused() {
    try (SharedRegion region = SharedRegion.create(64, directory)) {
      assertThrows(IllegalArgumentException.class, () -> SharedRegion.open(region.path(), 65));
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void regionsOnSystemsWithoutAnonymousMemoryAreFilesThatGoWithThem() throws IOException {
    Path file = Files.createTempFile(directory, "region", "");
    Mapping mapping = PosixMapping.createInFile(file, 4096);
    try (SharedRegion peer = SharedRegion.open(mapping.path(), 4096)) {
      mapping.address().setInt(12, 99);
      assertEquals(99, peer.buffer(12, 4).getInt());
    }
    mapping.close();
    assertFalse(Files.exists(file));
  }
}
