package framewright.rpc;

import framewright.effect.RenderDesk;
import framewright.error.FramewrightException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The desk that opens while the server already listens. */
final class DeskFuture {
  private static final long LONGEST_START_SECONDS = 60;

  private final CompletableFuture<RenderDesk> desk;

  DeskFuture(CompletableFuture<RenderDesk> desk) {
    this.desk = desk;
  }

  /** The desk, as soon as it is open. */
  RenderDesk get() {
    return within(LONGEST_START_SECONDS, TimeUnit.SECONDS)
        .orElseThrow(() -> FramewrightException.serverUnavailable("The server is still starting. Render the frame again."));
  }

  /** The desk, if it is open soon enough. */
  Optional<RenderDesk> within(long time, TimeUnit unit) {
    try {
      return Optional.of(desk.get(time, unit));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw FramewrightException.internal("The server could not start its inference runtime.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
