package framewright.bridge.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.call.Message;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The test plugin in a host of chosen habits, with a small project; and pictures to feed it. */
final class Probe implements AutoCloseable {

  static final String ID = "framewright.tests.Probe";
  static final int WIDTH = 6;
  static final int HEIGHT = 4;

  private final OfxBundle bundle;
  private final OfxInstance instance;

  Probe(HostHabits habits, Project project) throws IOException {
    bundle = OfxBundle.load(file(), habits);
    instance = plugin().instance(Context.FILTER, project);
    instance.clip("Source").connect((time, scale) -> ramp(instance.clip("Source"), scale, time));
  }

  Probe(HostHabits habits) throws IOException {
    this(habits, Project.of(WIDTH, HEIGHT, Depth.FLOAT));
  }

  Probe() throws IOException {
    this(HostHabits.complete());
  }

  static Path file() {
    Path probe = Path.of(System.getProperty("framewright.native", "unset"), "probe.ofx");
    assertTrue(
        Files.isRegularFile(probe),
        "The test plugin %s is not built. Run ./framewright build.".formatted(probe));
    return probe;
  }

  OfxPlugin plugin() {
    return bundle.plugin(ID);
  }

  OfxInstance instance() {
    return instance;
  }

  OfxBundle bundle() {
    return bundle;
  }

  RenderedImage render(double time) {
    return instance.render(RenderRequest.at(time));
  }

  /**
   * A picture in the clip's format whose every byte pattern differs from its neighbours and from
   * frame to frame.
   */
  static Image ramp(OfxClip clip, double scale, double time) {
    Rect bounds = Rect.ofSize((int) (WIDTH * scale), (int) (HEIGHT * scale));
    return ramp(ImageFormat.of(bounds, clip.components(), clip.depth()), time);
  }

  static Image ramp(ImageFormat format, double time) {
    Image image = Image.allocate(format);
    for (int row = 0; row < format.height(); row++) {
      ByteBuffer pixels = image.rowFromTop(row);
      for (int i = 0; pixels.hasRemaining(); i++) {
        put(pixels, format.depth(), row * 40 + i + time);
      }
    }
    return image;
  }

  private static void put(ByteBuffer pixels, Depth depth, double value) {
    switch (depth) {
      case BYTE -> pixels.put((byte) value);
      case SHORT, HALF -> pixels.putShort((short) (value * 100));
      case FLOAT -> pixels.putFloat((float) value);
    }
  }

  /** The component of a picture, counted from the left of a row counted from the top. */
  static float number(Image image, int row, int component) {
    return image.rowFromTop(row).getFloat(component * Float.BYTES);
  }

  /** What the plugin logged under a name. */
  static String said(RenderedImage rendered, String name) {
    List<String> lines =
        rendered.messages().stream()
            .map(Message::text)
            .filter(text -> text.startsWith(name + "="))
            .toList();
    assertTrue(lines.size() == 1, name + " in " + rendered.messages());
    return lines.get(0).substring(name.length() + 1);
  }

  @Override
  public void close() {
    bundle.close();
  }
}
