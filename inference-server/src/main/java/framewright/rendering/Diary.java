package framewright.rendering;

import framewright.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a server did of late, for whoever asks how it is: frames of a minute, failures. */
public final class Diary {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_FAILURES = 10;

  /**
   * A failure as clients were told of it.
   *
   * @param times how often its sentence was said; the rest is of the last time
   */
  public record Failure(String id, ErrorKind kind, String sentence, Instant when, int times) {}

  private final Deque<Long> frames = new ArrayDeque<>();
  private final Map<String, Failure> failures = new LinkedHashMap<>();
  private long allFrames;

  /** A frame was rendered. */
  public synchronized void rendered() {
    allFrames++;
    frames.addLast(System.nanoTime());
    forgetOlderFrames();
  }

  public synchronized void failed(String id, ErrorKind kind, String sentence) {
    Failure before = failures.remove(sentence);
    int times = before == null ? 1 : before.times + 1;
    failures.put(sentence, new Failure(id, kind, sentence, Instant.now(), times));
    if (failures.size() > MOST_FAILURES) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** Since the server began. */
  public synchronized long frames() {
    return allFrames;
  }

  /** Over the last minute. */
  public synchronized double framesPerSecond() {
    forgetOlderFrames();
    return (double) frames.size() / MINUTE.toSeconds();
  }

  /** The last ones that differ, the latest at the end. */
  public synchronized List<Failure> failures() {
    return new ArrayList<>(failures.values());
  }

  private void forgetOlderFrames() {
    long oldest = System.nanoTime() - MINUTE.toNanos();
    while (!frames.isEmpty() && frames.getFirst() - oldest < 0) {
      frames.removeFirst();
    }
  }
}
