package framewright.render;

/**
 * A command cannot go on. The message is a sentence for the user that says what to do; it is all
 * they see.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Failure(String message) {
    super(message);
  }

  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
