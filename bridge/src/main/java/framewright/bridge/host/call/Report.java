package framewright.bridge.host.call;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said and what went wrong during a describe, an instance's life or a render. Several
 * threads may add.
 */
public final class Report {

  /** A plugin that repeats itself without end must not fill our memory. */
  private static final int MAX_ENTRIES = 1000;

  private final List<Message> messages = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  public synchronized void message(Message message) {
    if (messages.size() < MAX_ENTRIES) {
      messages.add(message);
    }
  }

  public synchronized void clearPersistent() {
    messages.removeIf(Message::persistent);
  }

  public synchronized void problem(String problem) {
    if (problems.size() < MAX_ENTRIES && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  public synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }
}
