package framewright.effect.generic;

import framewright.effect.Work;
import framewright.engine.Graph;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.FrameFormat;
import framewright.pack.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Feeds a model of layout rgb_nchw: three graphs in a row, the frame's own layout at both ends, the
 * source's alpha kept.
 */
final class PlanarPicture {
  private static final int PICTURE_RANK = 4;

  private PlanarPicture() {}

  /**
   * Renders the source.
   *
   * @param parameters the model's own inputs beside the picture
   */
  static void render(Work work, Map<String, Tensor> parameters) {
    Manifest manifest = work.graphs().pack().manifest();
    FrameFormat format = work.inputs().source().format();
    Tensor source = Tensor.of(work.inputs().source());
    Tensor range = range(manifest);
    long height = padded(format.height(), manifest.multiple());
    long width = padded(format.width(), manifest.multiple());
    Graph model = work.graphs().graph();
    try (Tensor picture = Tensor.allocate(1, 3, height, width);
        Tensor answer = Tensor.allocate(1, 3, height, width)) {
      Map<String, Tensor> frame =
          Map.of("source", source, "range", range, "multiple", Tensor.scalar(manifest.multiple()));
      work.graphs()
          .run("prepare", work.graphs().builtIn("to_planar"), frame, Map.of("planar", picture));
      Map<String, Tensor> inputs = new HashMap<>(parameters);
      inputs.put(only(model.ports().inputs(), "in"), picture);
      work.graphs().run(model, inputs, Map.of(only(model.ports().outputs(), "out"), answer));
      Map<String, Tensor> back = Map.of("planar", answer, "source", source, "range", range);
      work.graphs()
          .run(
              "finish",
              work.graphs().builtIn("from_planar"),
              back,
              Map.of("result", Tensor.of(work.output())));
    }
  }

  private static Tensor range(Manifest manifest) {
    return Tensor.vector(
        manifest.range().get(0).floatValue(), manifest.range().get(1).floatValue());
  }

  private static long padded(int size, int multiple) {
    return (size + multiple - 1L) / multiple * multiple;
  }

  private static String only(Map<String, long[]> ports, String way) {
    List<String> pictures =
        ports.entrySet().stream()
            .filter(port -> port.getValue().length == PICTURE_RANK)
            .map(Map.Entry::getKey)
            .toList();
    if (pictures.size() != 1) {
      throw FramewrightException.unsupported(
          "This model does not have exactly one picture "
              + way
              + ", as its layout rgb_nchw asks. Choose another model.");
    }
    return pictures.get(0);
  }
}
