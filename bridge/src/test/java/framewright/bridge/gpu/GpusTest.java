package framewright.bridge.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Against a library of ours that answers as NVIDIA's does, and against what this machine really
 * has.
 */
final class GpusTest {

  private static final String FAKE =
      Path.of(System.getProperty("framewright.native", "unset"), System.mapLibraryName("fake_nvml"))
          .toString();

  @Test
  void everyDeviceIsListedWithItsMemoryAndAbilities() {
    Gpus found = Gpus.probe(FAKE);
    long giga = 1L << 30;
    assertEquals(
        List.of(
            new Gpu("Imaginary 0", 8 * giga, 7 * giga, "580.65.06", "8.6"),
            new Gpu("Imaginary 1", 8 * giga, 6 * giga, "580.65.06", "8.7")),
        found.list());
    assertEquals("", found.reasonForNone());
  }

  @Test
  void anAbsentLibraryIsAPlainAnswer() {
    assertEquals(
        new Gpus(List.of(), "No NVIDIA driver was found."), Gpus.probe("libno-such-driver.so.1"));
  }

  @Test
  void aDriverThatFailsIsQuoted() {
    withEnvironment("FAKE_NVML_FAILS", "1");
    try {
      assertEquals(
          "The NVIDIA driver does not answer: Driver Not Loaded. Reinstall it or restart.",
          Gpus.probe(FAKE).reasonForNone());
    } finally {
      withoutEnvironment("FAKE_NVML_FAILS");
    }
  }

  @Test
  void aDriverWithoutDevicesSaysSo() {
    withEnvironment("FAKE_NVML_DEVICES", "0");
    try {
      assertEquals(
          "The NVIDIA driver is installed but sees no GPU.", Gpus.probe(FAKE).reasonForNone());
    } finally {
      withoutEnvironment("FAKE_NVML_DEVICES");
    }
  }

  @Test
  void thisMachineAnswersEitherDevicesOrAReason() {
    Gpus found = Gpus.probe();
    assertNotEquals(found.list().isEmpty(), found.reasonForNone().isEmpty());
    found.list().forEach(gpu -> assertNotEquals(0, gpu.memoryTotalBytes()));
  }

  private static void withEnvironment(String name, String value) {
    c("setenv").invokeInt(new Object[] {name, value, 1});
  }

  private static void withoutEnvironment(String name) {
    c("unsetenv").invokeInt(new Object[] {name});
  }

  private static Function c(String name) {
    return NativeLibrary.getProcess().getFunction(name);
  }
}
