package framewright.bench.key;

import com.google.gson.JsonObject;
import framewright.bench.BenchTable;
import framewright.bench.PlaybackTime;
import framewright.bench.ServerMemory;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Home;
import java.io.PrintWriter;
import java.util.List;

/** Time of whole renders of new frames through plugin and server, and the server's memory. */
final class Speed {
  /** A second of a clip. */
  private static final int FRAMES = 24;

  /** The larger first, while the server holds nothing of other sizes. */
  private static final int[][] SIZES = {{3840, 2160}, {1920, 1080}};

  private static final double MOST_MS_FULL = 500;
  private static final double MOST_MS_HALF = 150;
  private static final double MOST_MB = 2048;

  private final Home home = Home.current();
  private final JsonObject figures = new JsonObject();
  private final BenchTable table =
      new BenchTable("through plugin and server", "ms", "server's peak MB so far", "");
  private int clips;

  static JsonObject measure(PrintWriter console) throws FootageException {
    Speed speed = new Speed();
    for (int[] size : SIZES) {
      speed.measure(size[0], size[1]);
    }
    speed.table.print(console);
    console.println();
    return speed.figures;
  }

  private void measure(int width, int height) throws FootageException {
    Picture plate = plate(width, height);
    for (String quality : List.of("full", "half", "quarter")) {
      double milliseconds = milliseconds(plate, quality);
      long peak = ServerMemory.peakBytes(home) >> 20;
      String name = width + " x " + height + " " + quality;
      table.row(name, Math.round(milliseconds), peak, verdict(height, quality, milliseconds, peak));
      figures.addProperty(height + "p_" + quality + "_ms", milliseconds);
      figures.addProperty(height + "p_" + quality + "_peak_mb", peak);
    }
  }

  /**
   * No frame is like another, but frame 0 stays what it is: the screen's colour is held from there.
   */
  private double milliseconds(Picture plate, String quality) throws FootageException {
    FrameRange range = new FrameRange(0, FRAMES - 1);
    clips++;
    try (EffectSession session = EffectSession.open("key", home, plate.format(), range, 24)) {
      session.connect("Source", plate.format(), range, frame -> numbered(plate, frame));
      session.set("quality", quality);
      return PlaybackTime.milliseconds(session, FRAMES);
    }
  }

  private Picture numbered(Picture plate, int frame) {
    plate.setComponent(0, 0, 0, (clips * FRAMES + frame) / 255f);
    return plate;
  }

  private static String verdict(int height, String quality, double milliseconds, long peak) {
    if (height == 2160) {
      return quality.equals("full") ? bar((double) peak, MOST_MB, " MB") : "";
    }
    return switch (quality) {
      case "full" -> bar(milliseconds, MOST_MS_FULL, " ms");
      case "half" -> bar(milliseconds, MOST_MS_HALF, " ms");
      default -> "";
    };
  }

  private static String bar(double measured, double most, String unit) {
    return "<= " + Math.round(most) + unit + (measured <= most ? "  holds" : "  MISSED");
  }

  /** A disc before an even screen. */
  private static Picture plate(int width, int height) throws FootageException {
    Picture picture =
        Picture.allocate(
            new PictureFormat(width, height, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
    byte[] disc = {(byte) 180, (byte) 128, (byte) 100, (byte) 255};
    byte[] screen = {40, (byte) 155, 50, (byte) 255};
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean inside = Math.hypot(x - width / 2.0, y - height / 2.0) < height / 3.0;
        picture.pixels().put(4 * (y * width + x), inside ? disc : screen);
      }
    }
    return picture;
  }
}
