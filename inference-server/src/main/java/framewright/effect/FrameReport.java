package framewright.effect;

import framewright.pack.ModelPack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was told of a frame besides its pixels.
 *
 * @param stageMicroseconds where the time went, by stage, in the order first spent
 */
public record FrameReport(
    Map<String, Long> stageMicroseconds,
    Optional<ModelPack> pack,
    String device,
    List<String> warnings,
    Map<String, Double> findings) {}
