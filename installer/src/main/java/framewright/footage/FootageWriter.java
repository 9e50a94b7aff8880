package framewright.footage;

import java.nio.file.Path;

/**
 * A clip that is written frame by frame, in order. What is half written never carries the final
 * name.
 */
public interface FootageWriter extends AutoCloseable {

  /** Writes one frame and returns the file it is, or will be, in. */
  Path write(int frame, Picture picture) throws FootageException;

  /** Says that a frame will not come, so that those after it keep their places. */
  void skip(int frame) throws FootageException;

  /** Completes the clip. Without it, {@link #close} throws away what cannot be played yet. */
  void finish() throws FootageException;

  @Override
  void close();
}
