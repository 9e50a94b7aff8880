package framewright.effect;

import framewright.engine.Tensor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What effects derive from frames and may want again: a matte, the motion of a pair. Keyed by what
 * it was made from, bounded in bytes, least recently used leaves first. Never needed for
 * correctness: a render without it gives the same pixels.
 */
public final class TensorCache {
  private final long capBytes;
  private final Map<List<Object>, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;

  public TensorCache(long capBytes) {
    this.capBytes = capBytes;
  }

  /**
   * The tensors kept under a key, made now if there are none. The lease keeps them alive; close it
   * after the last run that reads them. What {@code make} returns belongs to the cache from then
   * on.
   *
   * @param key the effect and kind of thing, {@link framewright.frame.Frame#identity} of every
   *     frame it was made from, and every setting it depends on
   */
  public Lease lease(List<Object> key, Supplier<Map<String, Tensor>> make) {
    return lease(Family.UNBOUNDED, key, make);
  }

  /** The same for one of a family, whose eldest leave before it is made. */
  public Lease lease(Family family, List<Object> key, Supplier<Map<String, Tensor>> make) {
    Entry kept = hold(key);
    if (kept == null) {
      makeRoom(family);
      kept = keep(key, new Entry(family, make.get()));
    }
    return leaseOf(kept);
  }

  /**
   * The same for what will take so many bytes: what must leave for it leaves before it is made, and
   * its memory is used again.
   */
  public Lease lease(List<Object> key, long bytes, Supplier<Map<String, Tensor>> make) {
    return lease(
        key,
        () -> {
          makeRoom(bytes);
          return make.get();
        });
  }

  /**
   * Things alike but for their frames, of which a clip needs only so many at a time. With a small
   * family a clip soon writes to memory that it wrote to before; memory that is new to the process
   * is much slower.
   */
  public record Family(List<Object> name, int most) {
    private static final Family UNBOUNDED = new Family(List.of(), Integer.MAX_VALUE);
  }

  /** The tensors kept under a key, if there are any. */
  public Optional<Lease> held(List<Object> key) {
    return Optional.ofNullable(hold(key)).map(this::leaseOf);
  }

  /** True when a lease of this key would make nothing. */
  public synchronized boolean has(List<Object> key) {
    return entries.containsKey(key);
  }

  /** Bytes held, leased or not. */
  public synchronized long keptBytes() {
    return keptBytes;
  }

  /** Forgets everything that is not leased. */
  public synchronized void clear() {
    evictDownTo(0);
  }

  private Lease leaseOf(Entry entry) {
    return new Lease(entry.tensors, () -> release(entry));
  }

  private synchronized Entry hold(List<Object> key) {
    Entry entry = entries.get(key);
    if (entry != null) {
      entry.leases++;
    }
    return entry;
  }

  private synchronized Entry keep(List<Object> key, Entry fresh) {
    fresh.leases++;
    Entry replaced = entries.put(key, fresh);
    keptBytes += fresh.bytes();
    if (replaced != null) {
      drop(replaced);
    }
    evictDownTo(capBytes);
    return fresh;
  }

  private synchronized void makeRoom(long bytes) {
    evictDownTo(capBytes - bytes);
  }

  private synchronized void makeRoom(Family family) {
    List<Entry> members =
        entries.values().stream().filter(entry -> entry.family.equals(family)).toList();
    evict(members.subList(0, Math.max(0, members.size() - family.most() + 1))::contains);
  }

  private void evictDownTo(long bytes) {
    evict(entry -> keptBytes > bytes);
  }

  private void evict(Predicate<Entry> unwanted) {
    Iterator<Entry> eldestFirst = entries.values().iterator();
    while (eldestFirst.hasNext()) {
      Entry eldest = eldestFirst.next();
      if (eldest.leases == 0 && unwanted.test(eldest)) {
        eldestFirst.remove();
        drop(eldest);
      }
    }
  }

  /** Takes an entry out of the books; its memory goes when nobody reads it. */
  private void drop(Entry entry) {
    keptBytes -= entry.bytes();
    entry.dropped = true;
    entry.closeIfUnused();
  }

  private synchronized void release(Entry entry) {
    entry.leases--;
    entry.closeIfUnused();
    evictDownTo(capBytes);
  }

  /** Tensors by name, alive until closed. */
  public static final class Lease implements AutoCloseable {
    private final Map<String, Tensor> tensors;
    private Runnable end;

    private Lease(Map<String, Tensor> tensors, Runnable end) {
      this.tensors = tensors;
      this.end = end;
    }

    public Tensor tensor(String name) {
      return Objects.requireNonNull(tensors.get(name), name);
    }

    /** All tensors by name, ready to be a graph's inputs. */
    public Map<String, Tensor> tensors() {
      return tensors;
    }

    @Override
    public synchronized void close() {
      if (end != null) {
        end.run();
        end = null;
      }
    }
  }

  private static final class Entry {
    private final Family family;
    private final Map<String, Tensor> tensors;
    private int leases;
    private boolean dropped;

    Entry(Family family, Map<String, Tensor> tensors) {
      this.family = family;
      this.tensors = Map.copyOf(tensors);
    }

    long bytes() {
      return tensors.values().stream().mapToLong(Tensor::byteSize).sum();
    }

    void closeIfUnused() {
      if (dropped && leases == 0) {
        tensors.values().forEach(Tensor::close);
      }
    }
  }
}
