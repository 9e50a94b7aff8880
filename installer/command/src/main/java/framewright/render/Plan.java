package framewright.render;

import framewright.footage.FrameRange;
import java.util.List;
import java.util.Optional;

/**
 * What a render would make.
 *
 * @param source in words
 * @param finished how many of the frames are there already and would be kept
 * @param first the file of the first frame, and {@code last} of the last
 * @param rate of a video
 * @param sound what becomes of it, where there is any
 * @param notes what a person should know before
 */
public record Plan(
    String plugin,
    String source,
    FrameRange frames,
    int finished,
    String first,
    String last,
    Optional<Double> rate,
    Optional<String> sound,
    List<String> notes) {}
