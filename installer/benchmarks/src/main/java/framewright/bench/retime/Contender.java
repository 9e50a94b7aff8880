package framewright.bench.retime;

import framewright.footage.Picture;

/** Something that makes the picture between two others. */
public interface Contender {
  String name();

  /** The 8-bit picture at a time between the two, 0 to 1. */
  Picture between(Picture before, Picture after, double time) throws Exception;
}
