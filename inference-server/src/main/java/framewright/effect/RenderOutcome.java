package framewright.effect;

import framewright.engine.ModelPack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one frame was made. The pixels lie in the order's output. */
public record RenderOutcome(
    Map<String, Long> stageMicroseconds,
    Optional<ModelPack> pack,
    String device,
    List<String> warnings,
    Map<String, Double> findings) {}
