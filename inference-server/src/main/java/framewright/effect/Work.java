package framewright.effect;

import framewright.frame.Frame;

/**
 * What an effect is given for one frame. Belongs to the thread that renders it, until it has.
 *
 * @param inputs the frames it may look at
 * @param output where the result goes; every pixel must be written
 * @param parameters what the artist set
 * @param graphs what it may run, and where
 * @param cache derived things kept from frame to frame
 * @param report what it tells of the frame, while it renders and after
 * @param sparing memory ran out on the first try: work in the smallest pieces that give the same
 *     picture
 */
public record Work(
    Inputs inputs,
    Frame output,
    Parameters parameters,
    Graphs graphs,
    TensorCache cache,
    Report report,
    boolean sparing) {

  /** The same frame for a second try. */
  public Work spared() {
    return new Work(inputs, output, parameters, graphs, cache, report, true);
  }
}
