package framewright.endtoend;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Premultiplication;
import framewright.render.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** The bundle that was built, in the headless host, with the server that it starts. */
final class RealBundle implements AutoCloseable {
  private final OfxBundle bundle;

  RealBundle() throws IOException {
    bundle = OfxBundle.load(Home.current().bundle(), HostHabits.complete());
  }

  /** The generic model effect with the model that changes nothing. */
  OfxInstance identity(Project project) {
    OfxInstance instance = bundle.plugin("framewright.Model").instance(Context.GENERAL, project);
    instance.param("model").set("framewright-identity");
    return instance;
  }

  /** Retime, half as fast. */
  OfxInstance retime(Project project) {
    OfxInstance instance = bundle.plugin("framewright.Retime").instance(Context.GENERAL, project);
    instance.param("speed").set("0.5");
    return instance;
  }

  /** An image of chance pixels that any depth can hold; opaque where the format says so. */
  static Image chance(ImageFormat format, long seed) {
    Random chance = new Random(seed);
    Image image = Image.allocate(format);
    for (int row = 0; row < format.height(); row++) {
      ByteBuffer pixels = image.rowFromTop(row);
      for (int i = 0; pixels.hasRemaining(); i++) {
        boolean alpha = format.components() == Components.RGBA && i % 4 == 3;
        put(pixels, format, alpha, chance);
      }
    }
    return image;
  }

  private static void put(ByteBuffer pixels, ImageFormat format, boolean alpha, Random chance) {
    boolean opaque = alpha && format.premultiplication() == Premultiplication.OPAQUE;
    switch (format.depth()) {
      case BYTE -> pixels.put((byte) (opaque ? 255 : chance.nextInt(256)));
      case SHORT -> pixels.putShort((short) (opaque ? 65535 : chance.nextInt(65536)));
      case HALF ->
          pixels.putShort(
              (short) (opaque ? 0x3c00 : chance.nextInt(0x7c00) | chance.nextInt(2) << 15));
      case FLOAT -> pixels.putFloat(opaque ? 1f : extreme(chance));
    }
  }

  /** From below black to far above white, with the ends themselves. */
  private static float extreme(Random chance) {
    return switch (chance.nextInt(8)) {
      case 0 -> -0.5f;
      case 1 -> 1e4f;
      default -> chance.nextFloat() * 1e4f - 0.5f;
    };
  }

  @Override
  public void close() {
    bundle.close();
  }
}
