package framewright.bridge.host.suite;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.PluginRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lets overlays draw: what they draw is kept. */
final class DrawSuite {
  private static final int COLOUR_CHANNELS = 4;
  private static final int STANDARD_COLOURS = 7;

  private DrawSuite() {}

  static Pointer table() {
    return new SuiteTable()
        .add((Slots.HIP) DrawSuite::standardColour)
        .add((Slots.HP) DrawSuite::colour)
        .add((Slots.HF) (context, width) -> PluginRequest.answer(() -> drawing(context)))
        .add((Slots.HI) (context, pattern) -> PluginRequest.answer(() -> drawing(context)))
        .add((Slots.HIPI) DrawSuite::draw)
        .add((Slots.HPPI) (context, text, at, how) -> PluginRequest.answer(() -> drawing(context)))
        .build();
  }

  private static Drawing drawing(long context) {
    return Handles.get(context, Drawing.class);
  }

  /** Its number as a grey. */
  private static int standardColour(long context, int standard, Pointer target) {
    return PluginRequest.answer(
        () -> {
          drawing(context);
          check(standard >= 0 && standard < STANDARD_COLOURS, "no standard colour " + standard);
          float grey = (float) standard / STANDARD_COLOURS;
          target.write(0, new float[] {grey, grey, grey, 1}, 0, COLOUR_CHANNELS);
        });
  }

  private static int colour(long context, Pointer colour) {
    return PluginRequest.answer(
        () -> drawing(context).colour(colour.getFloatArray(0, COLOUR_CHANNELS)));
  }

  private static int draw(long context, int primitive, Pointer points, int count) {
    return PluginRequest.answer(
        () -> {
          Optional<Drawing.Kind> kind = Drawing.Kind.of(primitive);
          check(kind.isPresent(), "no primitive " + primitive);
          check(count > 1, "a shape of " + count + " points");
          double[] numbers = points.getDoubleArray(0, 2 * count);
          List<Drawing.Place> places =
              IntStream.range(0, count)
                  .mapToObj(i -> new Drawing.Place(numbers[2 * i], numbers[2 * i + 1]))
                  .toList();
          drawing(context).add(kind.get(), places);
        });
  }

  private static void check(boolean holds, String reason) {
    if (!holds) {
      throw new OfxException(Status.BAD_VALUE, reason);
    }
  }
}
