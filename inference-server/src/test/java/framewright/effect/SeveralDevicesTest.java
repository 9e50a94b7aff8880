package framewright.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.frame.Alpha;
import framewright.frame.FrameFormat;
import framewright.rendering.Ticket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two engines take the frames of one server. */
class SeveralDevicesTest {
  private static final FrameFormat FORMAT =
      new FrameFormat(160, 96, Alpha.STRAIGHT, ColourSpace.SRGB, 0, 0);
  private static final String KEY = "framewright-key";

  private final Engine first = Engine.open(EngineOptions.standard().withDevice("cpu"));
  private final Engine second = Engine.open(EngineOptions.standard().withDevice("cpu"));
  private final FreshRenderer renderer = new FreshRenderer(List.of(first, second), first);

  @AfterEach
  void leave() {
    renderer.close();
    first.close();
    second.close();
  }

  @Test
  void aFrameGoesToTheLeastBusyOneAndIsTheSameOnEach() {
    ByteBuffer onTheFirst = key(Map.of());
    assertEquals(List.of(KEY), first.loadedModels());
    assertEquals(List.of(), second.loadedModels());
    try (Ticket busy = renderer.waiting("key", Map.of())) {
      assertEquals(onTheFirst, key(Map.of()));
    }
    assertEquals(List.of(KEY), second.loadedModels());
  }

  @Test
  void aGraphicsDeviceThatIsNotThereIsMissedOnceInASentence() {
    key(Map.of("compute", new ParameterValue.Text("gpu")));
    assertTrue(
        renderer.last().warnings().stream().anyMatch(said -> said.contains("no graphics device")),
        renderer.last().toString());
    key(Map.of("compute", new ParameterValue.Text("cpu")));
    assertEquals(List.of(), renderer.last().warnings());
  }

  private ByteBuffer key(Map<String, ParameterValue> settings) {
    return renderer.render("key", "", settings, FORMAT, 0);
  }
}
