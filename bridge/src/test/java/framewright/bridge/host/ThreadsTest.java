package framewright.bridge.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ThreadsTest {

  @Test
  void manyRendersOfOneInstanceRunAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Probe probe = new Probe()) {
      List<Future<Float>> firstNumbers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int time = i;
        firstNumbers.add(threads.submit(() -> firstNumber(probe, time)));
      }
      for (int i = 0; i < 100; i++) {
        assertEquals(1f - i, firstNumbers.get(i).get(), "frame " + i);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static float firstNumber(Probe probe, int time) {
    try (RenderedImage rendered = probe.render(time)) {
      return Probe.number(rendered.image().orElseThrow(), 0, 0);
    }
  }

  @Test
  void anAbortedRenderEndsSoonAndHasNoImage() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("wait");
      AtomicInteger updates = new AtomicInteger();
      RenderRequest request = RenderRequest.at(0).onProgress(done -> updates.incrementAndGet());
      Future<RenderedImage> running = thread.submit(() -> probe.instance().render(request));
      while (updates.get() < 3) {
        Thread.sleep(1);
      }
      long start = System.nanoTime();
      probe.instance().abort();
      try (RenderedImage rendered = running.get(5, TimeUnit.SECONDS)) {
        assertTrue(rendered.aborted());
        assertFalse(rendered.isGood());
        assertTrue(System.nanoTime() - start < 1_000_000_000L, "the plugin looks every 10 ms");
      }
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void aRequestCanAbortItselfWithoutTouchingOthers() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("wait");
      try (RenderedImage rendered =
          probe.instance().render(RenderRequest.at(0).abortWhen(() -> true))) {
        assertTrue(rendered.aborted());
      }
      probe.instance().param("act").set("invert");
      try (RenderedImage rendered = probe.render(0)) {
        assertTrue(rendered.isGood());
      }
    }
  }

  @Test
  void threadsLentToThePluginBelongToItsRender() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("threads");
      RenderRequest request = RenderRequest.at(0).abortWhen(() -> true);
      try (RenderedImage rendered = probe.instance().render(request)) {
        assertEquals("5", Probe.said(rendered, "parts"));
        assertEquals("5", Probe.said(rendered, "spawned"));
        assertEquals("5", Probe.said(rendered, "aborted"));
        assertEquals("0", Probe.said(rendered, "outside"));
        assertEquals(
            Integer.toString(Runtime.getRuntime().availableProcessors()),
            Probe.said(rendered, "processors"));
      }
    }
  }
}
