package framewright.bridge.host.suite;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.PluginCall;
import framewright.bridge.host.call.PluginRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Lends plugins threads and locks. */
final class MultiThreadSuite {

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(MultiThreadSuite::daemon);

  /** Which of the threads that a plugin asked for this one is; unset in all others. */
  private static final ThreadLocal<Integer> INDEX = new ThreadLocal<>();

  private MultiThreadSuite() {}

  static Pointer table() {
    return new SuiteTable()
        .add((Slots.HIH) MultiThreadSuite::run)
        .add((Slots.P) target -> PluginRequest.answer(() -> target.setInt(0, processors())))
        .add((Slots.P) target -> PluginRequest.answer(() -> target.setInt(0, index().orElse(0))))
        .add((Slots.None) () -> index().isPresent() ? 1 : 0)
        .add((Slots.PI) MultiThreadSuite::createLock)
        .add((Slots.H) lock -> PluginRequest.answer(() -> Handles.release(lock)))
        .add((Slots.H) lock -> PluginRequest.answer(() -> find(lock).lock()))
        .add((Slots.H) lock -> PluginRequest.answer(() -> find(lock).unlock()))
        .add((Slots.H) MultiThreadSuite::tryLock)
        .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "openfx-worker");
    thread.setDaemon(true);
    return thread;
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Optional<Integer> index() {
    return Optional.ofNullable(INDEX.get());
  }

  private static int run(long function, int wanted, long argument) {
    return PluginRequest.answer(
        () -> {
          if (index().isPresent()) {
            throw new OfxException(Status.EXISTS, "threads inside threads");
          }
          int count = wanted > 0 ? wanted : processors();
          Function work = Function.getFunction(new Pointer(function));
          Optional<PluginCall> outer = PluginCall.current();
          List<CompletableFuture<Void>> parts =
              IntStream.range(0, count)
                  .mapToObj(
                      i ->
                          CompletableFuture.runAsync(
                              () -> part(work, i, count, argument, outer), THREADS))
                  .toList();
          parts.forEach(CompletableFuture::join);
        });
  }

  private static void part(
      Function work, int index, int count, long argument, Optional<PluginCall> outer) {
    INDEX.set(index);
    Runnable call = () -> work.invokeVoid(new Object[] {index, count, new Pointer(argument)});
    try {
      outer.ifPresentOrElse(
          known ->
              known.run(
                  () -> {
                    call.run();
                    return index;
                  }),
          call);
    } finally {
      INDEX.remove();
    }
  }

  private static int createLock(Pointer target, int held) {
    return PluginRequest.answer(
        () -> {
          ReentrantLock lock = new ReentrantLock();
          for (int i = 0; i < held; i++) {
            lock.lock();
          }
          target.setLong(0, Handles.give(lock));
        });
  }

  private static int tryLock(long lock) {
    return PluginRequest.answer(
        () -> {
          if (!find(lock).tryLock()) {
            throw new OfxException(Status.FAILED, "the lock is taken");
          }
        });
  }

  private static ReentrantLock find(long lock) {
    return Handles.get(lock, ReentrantLock.class);
  }
}
