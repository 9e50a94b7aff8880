package framewright.rpc;

import framewright.bridge.memory.SharedRegion;
import framewright.error.FramewrightException;
import io.grpc.Attributes;
import io.grpc.Context;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One client's transport and the regions it created. They end with it, each when the last render
 * that uses it has ended.
 */
final class Connection {
  static final Attributes.Key<Connection> ATTRIBUTE = Attributes.Key.create("connection");
  static final Context.Key<Connection> CURRENT = Context.key("connection");
  private static final int MOST_REGIONS = 1024;
  private static final int ALIGNMENT = 64;

  private final PixelBudget budget;
  private final Map<Long, Entry> regions = new HashMap<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private long lastId;
  private boolean ended;

  Connection(PixelBudget budget) {
    this.budget = budget;
  }

  /** Room for frames that travel in the stream, counted as regions are. */
  PixelBudget.Reservation forStreamed(long bytes) {
    return budget.forStreamed(bytes);
  }

  /** A new region's id. */
  long create(long bytes) {
    requireRoom();
    SharedRegion region = budget.create(bytes);
    synchronized (this) {
      if (!ended) {
        regions.put(++lastId, new Entry(region));
        return lastId;
      }
    }
    budget.close(region);
    throw FramewrightException.cancelled();
  }

  synchronized String path(long id) {
    return regions.get(id).region.path();
  }

  synchronized long size(long id) {
    return regions.get(id).region.size();
  }

  /** Ends a region, now or when its last use ends; an unknown one is none. */
  synchronized void release(long id) {
    Entry entry = regions.get(id);
    if (entry != null) {
      entry.released = true;
      forgetIfDone(id, entry);
    }
  }

  /**
   * Lends a stretch of a region to a render. Checked against the region as it is, whatever its
   * owner claims.
   *
   * @throws FramewrightException INVALID_REQUEST when it does not lie in the region;
   *     SERVER_UNAVAILABLE when there is none
   */
  synchronized Use use(long id, long offset, int bytes) {
    Entry entry = regions.get(id);
    if (entry == null || entry.released) {
      throw FramewrightException.serverUnavailable(
          "The memory shared with the server is gone, for it was restarted. Render the frame again.");
    }
    if (offset < 0 || offset % ALIGNMENT != 0 || offset > entry.region.size() - bytes) {
      throw FramewrightException.invalidRequest(
          "A frame does not lie inside the memory shared with the server.");
    }
    ByteBuffer pixels = entry.region.buffer(offset, bytes);
    SharedRegion.Hold hold = entry.region.hold();
    entry.uses++;
    return new Use(pixels, () -> endUse(id, entry, hold));
  }

  /** Runs the action, on whatever thread, once no render uses any of the regions. */
  void whenIdle(Set<Long> ids, Runnable action) {
    synchronized (this) {
      if (isUsed(ids)) {
        waiters.add(new Waiter(ids, action));
        return;
      }
    }
    action.run();
  }

  /** The transport is gone. */
  synchronized void end() {
    ended = true;
    for (Map.Entry<Long, Entry> entry : List.copyOf(regions.entrySet())) {
      entry.getValue().released = true;
      forgetIfDone(entry.getKey(), entry.getValue());
    }
  }

  private synchronized void requireRoom() {
    if (regions.size() >= MOST_REGIONS) {
      throw FramewrightException.outOfMemory(
          "Too many shared regions are open. Restart the host application.");
    }
  }

  private void endUse(long id, Entry entry, SharedRegion.Hold hold) {
    hold.close();
    idleAfterUse(id, entry).forEach(waiter -> waiter.action.run());
  }

  private synchronized List<Waiter> idleAfterUse(long id, Entry entry) {
    entry.uses--;
    forgetIfDone(id, entry);
    List<Waiter> served =
        waiters.stream().filter(waiter -> !isUsed(waiter.ids)).collect(Collectors.toList());
    waiters.removeAll(served);
    return served;
  }

  private boolean isUsed(Set<Long> ids) {
    return ids.stream().map(regions::get).anyMatch(entry -> entry != null && entry.uses > 0);
  }

  private void forgetIfDone(long id, Entry entry) {
    if (entry.released && entry.uses == 0) {
      regions.remove(id);
      budget.close(entry.region);
    }
  }

  /** Pixels lent until closed. */
  static final class Use implements AutoCloseable {
    private final ByteBuffer pixels;
    private final Runnable end;

    private Use(ByteBuffer pixels, Runnable end) {
      this.pixels = pixels;
      this.end = end;
    }

    ByteBuffer pixels() {
      return pixels;
    }

    @Override
    public void close() {
      end.run();
    }
  }

  private static final class Entry {
    private final SharedRegion region;
    private int uses;
    private boolean released;

    Entry(SharedRegion region) {
      this.region = region;
    }
  }

  private record Waiter(Set<Long> ids, Runnable action) {}
}
