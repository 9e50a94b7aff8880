package framewright.bench.faults;

import framewright.footage.AlphaKind;
import framewright.footage.ColourSpace;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.Home;

/** Light far below black and far above white. */
final class Ramp implements Fault {
  private static final float DARKEST = -0.5f;
  private static final float BRIGHTEST = 1e4f;

  @Override
  public String id() {
    return "D2";
  }

  @Override
  public String title() {
    return "a ramp from -0.5 to 10,000 through the identity";
  }

  @Override
  public String bar() {
    return "every bit as it was, in half and float";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    boolean same = isSame(home, PixelDepth.HALF) && isSame(home, PixelDepth.FLOAT);
    return new Verdict(same ? "every bit" : "changed", same);
  }

  private static boolean isSame(Home home, PixelDepth depth) throws FootageException {
    PictureFormat format =
        new PictureFormat(1024, 16, depth, AlphaKind.PREMULTIPLIED, ColourSpace.LINEAR);
    Picture ramp = Picture.allocate(format);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        float share = x / (format.width() - 1f);
        for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
          ramp.setComponent(x, y, component, DARKEST + share * share * (BRIGHTEST - DARKEST));
        }
        ramp.setComponent(x, y, PictureFormat.COMPONENTS - 1, 1);
      }
    }
    try (Shot shot = Shot.of("model", home, format, frame -> ramp)) {
      return shot.pixels().equals(ramp.pixels());
    }
  }
}
