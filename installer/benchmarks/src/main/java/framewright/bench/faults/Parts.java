package framewright.bench.faults;

import framewright.bridge.host.image.Rect;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.render.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A host asks for a frame in parts. */
final class Parts implements Fault {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final double SEAM = 1 / 1024.0;

  @Override
  public String id() {
    return "D3";
  }

  @Override
  public String title() {
    return "a frame in six parts beside the whole";
  }

  @Override
  public String bar() {
    return "no pixel differs by more than 1/1024";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    List<String> differences = new ArrayList<>();
    double largest = 0;
    for (String effect : Shot.EFFECTS) {
      try (Shot shot = Shot.of(effect, home, WIDTH, HEIGHT)) {
        double difference = largestDifference(shot);
        differences.add(String.format(Locale.ROOT, "%s %.5f", effect, difference));
        largest = Math.max(largest, difference);
      }
    }
    return new Verdict(String.join(", ", differences), largest <= SEAM);
  }

  private static double largestDifference(Shot shot) throws FootageException {
    Picture whole = shot.session().render(Shot.TIME).picture();
    double largest = 0;
    int width = WIDTH / 3;
    int height = HEIGHT / 2;
    for (int i = 0; i < 6; i++) {
      Rect place =
          new Rect(i % 3 * width, i / 3 * height, (i % 3 + 1) * width, (i / 3 + 1) * height);
      Picture part = shot.session().renderPart(Shot.TIME, place);
      largest = Math.max(largest, largestDifference(whole, part, place));
    }
    return largest;
  }

  /** OpenFX counts rows from below, pictures from above. */
  private static double largestDifference(Picture whole, Picture part, Rect place) {
    double largest = 0;
    int top = HEIGHT - place.y2();
    for (int y = 0; y < part.format().height(); y++) {
      for (int x = 0; x < part.format().width(); x++) {
        for (int c = 0; c < PictureFormat.COMPONENTS; c++) {
          double there = whole.component(place.x1() + x, top + y, c);
          largest = Math.max(largest, Math.abs(there - part.component(x, y, c)));
        }
      }
    }
    return largest;
  }
}
