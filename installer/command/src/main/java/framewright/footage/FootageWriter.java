package framewright.footage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A clip that is written frame by frame, in order. What is half written never carries the final
 * name.
 */
public interface FootageWriter extends AutoCloseable {

  /** Throws where pictures of such a size could not be written: to be asked before any is made. */
  default void refuse(PictureFormat format) throws FootageException {}

  /**
   * Begins, with pictures of this format: what the files will lose, if anything, in sentences. A
   * format that they cannot hold is refused.
   */
  List<String> accept(PictureFormat format) throws FootageException;

  /** As what a picture of such a format is written. */
  PictureFormat target(PictureFormat format);

  /** Writes one frame and returns the file it is, or will be, in. */
  Path write(int frame, Picture picture) throws FootageException;

  /**
   * The same with layers beside the picture, by name, in files that {@link Footage#holdsLayers}.
   */
  default Path write(int frame, Picture picture, Map<String, Picture> layers)
      throws FootageException {
    if (!layers.isEmpty()) {
      throw new IllegalArgumentException("These files hold no layers.");
    }
    return write(frame, picture);
  }

  /** Says that a frame will not come, so that those after it keep their places. */
  void skip(int frame) throws FootageException;

  /** Completes the clip. Without it, {@link #close} throws away what cannot be played yet. */
  void finish() throws FootageException;

  @Override
  void close();
}
