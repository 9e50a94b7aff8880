package framewright.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.colour.ColourSpace;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.frame.Alpha;
import framewright.frame.FrameFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was rendered before changes no frame: orders that share their pixels, and differ in
 * settings, in what the pixels mean and in time, come out in any sequence as from a server that has
 * rendered nothing yet.
 */
class IndependenceTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final Map<String, Map<String, List<Object>>> SETTINGS =
      Map.of(
          "key",
              Map.of(
                  "screen",
                  List.of("auto", "green"),
                  "grow",
                  List.of(0, 3),
                  "spill_method",
                  List.of("model", "average"),
                  "temporal_smoothing",
                  List.of(0, 1),
                  "view",
                  List.of("composite", "matte")),
          "style",
              Map.of(
                  "temporal_hold",
                  List.of(0, 0.5),
                  "stroke_size",
                  List.of(1, 2),
                  "keep_colours",
                  List.of(0, 1),
                  "keep_detail",
                  List.of(0, 0.5)),
          "retime",
              Map.of(
                  "source_time",
                  List.of(0.5, 1.25),
                  "quality",
                  List.of("full", "half"),
                  "motion_range",
                  List.of(0, 2),
                  "grain",
                  List.of("mixed", "keep"),
                  "cuts",
                  List.of("hold", "blend"),
                  "cut_threshold",
                  List.of(0, 0.045),
                  "view",
                  List.of("result", "vectors"),
                  "mode",
                  List.of("speed", "blur")),
          "model", Map.of());

  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = Engine.open(EngineOptions.standard().withDevice("cpu"));
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private record Order(
      String effect, Map<String, ParameterValue> settings, FrameFormat format, double time) {}

  @ParameterizedTest
  @ValueSource(strings = {"key", "style", "retime", "model"})
  void aFrameDoesNotDependOnWhatWasRenderedBefore(String effect) {
    Random chance = new Random(effect.hashCode());
    List<Order> orders = orders(effect, chance);
    Map<Order, ByteBuffer> fresh = new HashMap<>();
    for (Order order : orders) {
      try (FreshRenderer one = new FreshRenderer(engine)) {
        fresh.put(order, render(one, order));
      }
    }
    try (FreshRenderer used = new FreshRenderer(engine)) {
      Collections.shuffle(orders, chance);
      orders.forEach(
          order -> assertEquals(fresh.get(order), render(used, order), order.toString()));
    }
  }

  private static ByteBuffer render(FreshRenderer renderer, Order order) {
    return renderer.render(order.effect(), "", order.settings(), order.format(), order.time());
  }

  /** A few choices of settings, each with every meaning that the same pixels can have. */
  private static List<Order> orders(String effect, Random chance) {
    List<Order> orders = new ArrayList<>();
    for (int choice = 0; choice < 2; choice++) {
      Map<String, ParameterValue> settings = new HashMap<>();
      SETTINGS
          .get(effect)
          .forEach(
              (name, values) ->
                  settings.put(name, value(values.get(chance.nextInt(values.size())))));
      for (ColourSpace space : List.of(ColourSpace.LINEAR, ColourSpace.SRGB, ColourSpace.SLOG3)) {
        for (Alpha alpha : List.of(Alpha.OPAQUE, Alpha.STRAIGHT, Alpha.PREMULTIPLIED)) {
          orders.add(
              new Order(effect, settings, new FrameFormat(WIDTH, HEIGHT, alpha, space, 0, 0), 1));
        }
      }
    }
    return orders;
  }

  private static ParameterValue value(Object value) {
    return value instanceof Number number
        ? new ParameterValue.Scalar(number.doubleValue())
        : new ParameterValue.Text((String) value);
  }
}
