package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.call.Message;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@Tag("alone")
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class AbortTest {
  private static final int ABORTS = 200;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final long LATEST_NANOS = 40_000_000;
  private static final double PROMISED_MILLISECONDS = 100;

  /** Of the slowest whole frame among them, where a busy machine lets those take longer. */
  private static final double BUSY = 2;

  private static final int WHOLE_EACH = 10;

  @Test
  void twoHundredRendersAbortedAtAnyMomentReturnAtOnceAndHarmNothing() throws Exception {
    ImageFormat format =
        ImageFormat.of(new Rect(0, 0, WIDTH, HEIGHT), Components.RGBA, Depth.FLOAT);
    Random chance = new Random(7);
    double[] waits = new double[ABORTS];
    double slowest = 0;
    try (RealBundle bundle = new RealBundle();
        Image source = RealBundle.chance(format, 1);
        OfxInstance identity = bundle.identity(Project.of(WIDTH, HEIGHT, Depth.FLOAT))) {
      identity.clip("Source").connect((time, scale) -> source.share());
      assertSame(source, identity);
      for (int i = 0; i < ABORTS; i++) {
        waits[i] = abortedRender(identity, (long) (chance.nextDouble() * LATEST_NANOS));
        assertNobodyWrites(format);
        slowest = i % WHOLE_EACH == 0 ? Math.max(slowest, wholeRender(source, identity)) : slowest;
      }
      assertSame(source, identity);
    }
    Arrays.sort(waits);
    double longest = waits[ABORTS - 1];
    System.out.printf(
        "%d aborted renders: %.1f ms the longest wait; the slowest whole one %.1f ms%n",
        ABORTS, longest, slowest);
    assertTrue(
        longest <= Math.max(PROMISED_MILLISECONDS, BUSY * slowest),
        "the plugin returned " + longest + " ms after the abort, whole frames took " + slowest);
  }

  /**
   * Milliseconds from the abort, or from the start where the frame was done before, to the return.
   */
  private static double abortedRender(OfxInstance identity, long delayNanos) {
    long abort = System.nanoTime() + delayNanos;
    try (RenderedImage rendered =
        identity.render(RenderRequest.at(0).abortWhen(() -> System.nanoTime() >= abort))) {
      assertTrue(
          rendered.messages().stream().allMatch(message -> message.type() == Message.Type.LOG),
          () -> "an abort is no error: " + rendered.messages());
      return Math.max(0, (System.nanoTime() - abort) / 1e6);
    }
  }

  /**
   * The memory of the aborted output is the next of its size that anybody gets: what is written
   * there now must stay.
   */
  private static void assertNobodyWrites(ImageFormat format) throws InterruptedException {
    try (Image reused = Image.allocate(format)) {
      reused.fill((byte) 0x55);
      Thread.sleep(2);
      ByteBuffer memory = reused.memory();
      for (int i = 0; i < memory.capacity(); i += 4096) {
        assertEquals(0x55, memory.get(i), "somebody wrote late");
      }
    }
  }

  /** Milliseconds. */
  private static double wholeRender(Image source, OfxInstance identity) {
    long start = System.nanoTime();
    assertSame(source, identity);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void assertSame(Image source, OfxInstance identity) {
    try (RenderedImage rendered = identity.render(RenderRequest.at(0))) {
      assertTrue(rendered.isGood(), () -> rendered.messages() + " " + rendered.problems());
      assertEquals(
          source.rowFromTop(HEIGHT / 2), rendered.image().orElseThrow().rowFromTop(HEIGHT / 2));
    }
  }
}
