package framewright.footage;

import java.io.IOException;

/**
 * Footage could not be read or written. The message is a sentence for the artist, with the file's
 * name and what to do.
 */
public final class FootageException extends IOException {
  private static final long serialVersionUID = 1;

  public FootageException(String message) {
    super(message);
  }

  public FootageException(String message, Throwable cause) {
    super(message, cause);
  }
}
