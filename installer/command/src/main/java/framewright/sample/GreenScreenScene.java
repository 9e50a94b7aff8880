package framewright.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/** A dancer before a green screen that is lit unevenly and throws its green on her. */
public final class GreenScreenScene implements Scene {
  private static final float[] LIGHT_STOPS = {0f, 0.55f, 1f};
  private static final Color[] SCREEN = {
    new Color(74, 196, 82), new Color(48, 164, 62), new Color(26, 112, 44)
  };
  private static final Color SPILL = new Color(70, 190, 80, 18);

  @Override
  public String name() {
    return "greenscreen";
  }

  @Override
  public BufferedImage draw(double time, int width, int height) {
    try (Canvas canvas = new Canvas(width, height)) {
      screen(canvas);
      Dancer.draw(canvas, time, SPILL);
      Grain.add(canvas.image(), (int) Math.round(time), 5);
      return canvas.image();
    }
  }

  /** The dancer alone, before nothing and without grain: TYPE_INT_ARGB. */
  public BufferedImage figure(double time, int width, int height) {
    return Dancer.alone(time, width, height, SPILL);
  }

  private static void screen(Canvas canvas) {
    Graphics2D graphics = canvas.graphics();
    Point2D lamp = new Point2D.Double(canvas.width() * 0.36, 300);
    graphics.setPaint(
        new RadialGradientPaint(lamp, (float) canvas.width() * 0.72f, LIGHT_STOPS, SCREEN));
    graphics.fillRect(0, 0, (int) Math.ceil(canvas.width()), (int) canvas.height());
    for (int fold = 0; fold < 7; fold++) {
      double x = canvas.width() * (0.08 + 0.14 * fold);
      Path2D crease = new Path2D.Double();
      crease.moveTo(x, 0);
      crease.curveTo(x + 26, 300, x - 30, 640, x + 12, 1000);
      canvas.stroke(crease, new Color(8, 60, 20, 16), 34);
      canvas.stroke(crease, new Color(140, 240, 140, 14), 9);
    }
  }
}
