package framewright.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class QuietTest {
  private final Quiet quiet = new Quiet();

  @Test
  void workWaitsUntilTheLastFrameHasGone() throws Exception {
    quiet.frameCame();
    CompletableFuture<String> work = CompletableFuture.supplyAsync(() -> use("done"));
    Assertions.assertThrows(
        TimeoutException.class, () -> work.get(300, TimeUnit.MILLISECONDS), "a frame is here");
    quiet.frameLeft();
    assertEquals("done", work.get());
  }

  @Test
  void aFrameCancelsWorkButNotTwiceInARow() throws Exception {
    assertTrue(cancelledByAFrame());
    assertFalse(cancelledByAFrame(), "or nothing would ever be done");
    assertTrue(cancelledByAFrame());
  }

  @Test
  void aFrameThatComesBetweenCancelsNothing() throws Exception {
    assertTrue(cancelledByAFrame());
    quiet.frameCame();
    quiet.frameLeft();
    assertFalse(cancelledByAFrame());
  }

  private boolean cancelledByAFrame() throws InterruptedException {
    return quiet.use(
        cancellation -> {
          quiet.frameCame();
          quiet.frameLeft();
          return cancellation.cancelled();
        });
  }

  private String use(String answer) {
    try {
      return quiet.use(cancellation -> answer);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
