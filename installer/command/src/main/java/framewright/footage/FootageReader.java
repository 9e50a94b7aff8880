package framewright.footage;

import framewright.footage.carried.Carried;
import java.nio.file.Path;
import java.util.List;

/**
 * A clip that is read frame by frame. Reading in order is fast; any order works. Not safe for use
 * by several threads.
 */
public interface FootageReader extends AutoCloseable {

  /** The format of the first frame, which every other frame has too. */
  PictureFormat format();

  /** From the first frame that exists to the last; there may be gaps. */
  FrameRange range();

  FrameRate rate();

  /**
   * One frame. A frame that is missing, unreadable or of another size than the first is refused by
   * name.
   */
  Picture read(int frame) throws FootageException;

  /** Whether one picture serves every frame. */
  boolean isStill();

  /** The files that frames are read from. */
  List<Path> files() throws FootageException;

  /** What goes with the pictures. */
  default Carried carried() {
    return Carried.NOTHING;
  }

  /** Sentences for a person to read before an effect works on it. */
  default List<String> notes() {
    return List.of();
  }

  /** What a person calls this footage: its pattern or file name. */
  String name();

  @Override
  void close();
}
