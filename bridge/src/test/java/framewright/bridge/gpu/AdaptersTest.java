package framewright.bridge.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Against what this machine has; {@code ./framewright test --gpu} looks at one that has some. */
final class AdaptersTest {
  @Test
  void anAbsentLoaderIsAPlainAnswer() {
    Adapters found = Adapters.probe("libno-such-loader.so.1");
    assertEquals(0, found.list().size());
    assertTrue(found.reasonForNone().startsWith("Vulkan's loader is not installed"));
  }

  @Test
  void aMachineHasAdaptersOrAReasonForNone() {
    Adapters found = Adapters.probe();
    assertEquals(found.list().isEmpty(), !found.reasonForNone().isEmpty());
    found.list().forEach(adapter -> assertTrue(!adapter.name().isEmpty(), adapter::toString));
  }
}
