package framewright.server;

import framewright.error.FramewrightException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Starts the server of this user; ends at once, and well, when there is one already. */
public final class Main {
  private static final int BAD_CONFIGURATION = 2;
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments))); // whatever thread has outlived the server's patience
  }

  private static int run(List<String> arguments) throws InterruptedException {
    try {
      Configuration configuration = Configuration.of(arguments, System.getenv());
      ServerLog.open(configuration.folders().logs());
      return live(configuration);
    } catch (FramewrightException e) {
      return failed(e.getMessage(), e, BAD_CONFIGURATION);
    } catch (IOException | RuntimeException e) {
      return failed("The server could not start: " + e.getMessage(), e, FAILED);
    }
  }

  /** Who starts the server by hand reads it there, everybody else in the log. */
  private static int failed(String message, Exception cause, int code) {
    System.err.println(message);
    LoggerFactory.getLogger(Main.class).error("The server could not start", cause);
    return code;
  }

  private static int live(Configuration configuration) throws IOException, InterruptedException {
    Optional<ServerLife> begun = ServerLife.begin(configuration);
    if (begun.isEmpty()) {
      System.out.println(
          "A server of this user is already running."); // no error: who started this one waits for
      // that
      return 0;
    }
    try (ServerLife life = begun.get()) {
      LeaveSignals.call(life::leave);
      life.untilLeaving();
    }
    return 0;
  }
}
