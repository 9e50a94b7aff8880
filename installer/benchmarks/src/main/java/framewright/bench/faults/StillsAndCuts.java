package framewright.bench.faults;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.Home;
import java.util.Locale;

/** In-betweens where nothing moves, and where nothing can be between. */
final class StillsAndCuts implements Fault {
  private static final PictureFormat FORMAT =
      new PictureFormat(320, 180, PixelDepth.FLOAT, AlphaKind.OPAQUE, ColourSpace.SRGB);
  private static final double UNSEEN = 1 / 1024.0;

  @Override
  public String id() {
    return "D4";
  }

  @Override
  public String title() {
    return "in-betweens of still frames and across a cut";
  }

  @Override
  public String bar() {
    return "still within 1/1024, across a cut the nearest frame";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    Picture waves = drawn(5, 3);
    Picture stripes = drawn(23, 41);
    double moved;
    try (Shot still = Shot.of("retime", home, FORMAT, frame -> waves)) {
      moved = largestDifference(still.session().render(Shot.TIME).picture(), waves);
    }
    double fromNearest;
    try (Shot cut = Shot.of("retime", home, FORMAT, frame -> frame < 2 ? waves : stripes)) {
      Picture between = cut.session().render(Shot.TIME).picture();
      fromNearest =
          Math.min(largestDifference(between, waves), largestDifference(between, stripes));
    }
    return new Verdict(
        String.format(Locale.ROOT, "still: %.5f; cut: %.5f from a whole frame", moved, fromNearest),
        moved <= UNSEEN && fromNearest == 0);
  }

  private static Picture drawn(double across, double down) throws FootageException {
    Picture picture = Picture.allocate(FORMAT);
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++) {
        for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
          double wave = Math.sin(x / across + component) * Math.cos(y / down);
          picture.setComponent(x, y, component, component == 3 ? 1 : (float) (0.5 + 0.4 * wave));
        }
      }
    }
    return picture;
  }

  private static double largestDifference(Picture one, Picture other) {
    double largest = 0;
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++) {
        for (int c = 0; c < PictureFormat.COMPONENTS; c++) {
          largest = Math.max(largest, Math.abs(one.component(x, y, c) - other.component(x, y, c)));
        }
      }
    }
    return largest;
  }
}
