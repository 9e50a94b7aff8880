package framewright.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A train that crosses a valley at sunset, seen from a moving camera: five depths, each with its
 * own speed.
 */
public final class ValleyScene implements Scene {
  private static final double CAMERA_UNITS_PER_FRAME = 14;
  private static final double TRAIN_UNITS_PER_FRAME = 26;
  private static final Color[] RIDGES = {
    new Color(150, 122, 158), new Color(112, 96, 142), new Color(74, 78, 112), new Color(44, 60, 76)
  };

  @Override
  public String name() {
    return "valley";
  }

  @Override
  public BufferedImage draw(double time, int width, int height) {
    try (Canvas canvas = new Canvas(width, height)) {
      sky(canvas);
      clouds(canvas, time);
      for (int layer = 0; layer < RIDGES.length; layer++) {
        ridge(canvas, time, layer);
      }
      viaduct(canvas, time);
      train(canvas, time);
      meadow(canvas, time);
      balloon(canvas, time);
      Grain.add(canvas.image(), (int) Math.round(time), 3);
      return canvas.image();
    }
  }

  private static void sky(Canvas canvas) {
    Graphics2D graphics = canvas.graphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(56, 82, 148), 0, 640, new Color(250, 190, 132)));
    graphics.fill(new Rectangle2D.Double(0, 0, canvas.width(), canvas.height()));
    Point2D sun = new Point2D.Double(canvas.width() * 0.68, 430);
    Color[] glow = {
      new Color(255, 246, 214, 255), new Color(255, 214, 140, 130), new Color(255, 190, 120, 0)
    };
    graphics.setPaint(new RadialGradientPaint(sun, 420f, new float[] {0.12f, 0.2f, 1f}, glow));
    graphics.fill(new Rectangle2D.Double(0, 0, canvas.width(), canvas.height()));
  }

  private static void clouds(Canvas canvas, double time) {
    Random chance = new Random(11);
    for (int cloud = 0; cloud < 9; cloud++) {
      double speed = 1.5 + chance.nextDouble() * 2;
      double x = wrap(chance.nextDouble() * 2200 - speed * time, 2400) - 300;
      double y = 60 + chance.nextDouble() * 250;
      for (int puff = 0; puff < 9; puff++) {
        double size = 40 + chance.nextDouble() * 70;
        double dx = chance.nextDouble() * 260;
        canvas.fill(
            new Ellipse2D.Double(x + dx, y + chance.nextDouble() * 26, size * 2, size * 0.6),
            new Color(255, 226, 206, 36));
      }
    }
  }

  private static void ridge(Canvas canvas, double time, int layer) {
    double shift = time * CAMERA_UNITS_PER_FRAME * (0.06 + 0.12 * layer);
    double base = 430 + 78 * layer;
    double rough = 120 - 16 * layer;
    Path2D ridge = new Path2D.Double();
    ridge.moveTo(-10, 1010);
    for (double x = -10; x <= canvas.width() + 10; x += 4) {
      ridge.lineTo(x, base - rough * hills((x + shift) / (420 - 60 * layer), layer));
    }
    ridge.lineTo(canvas.width() + 10, 1010);
    ridge.closePath();
    Color top = RIDGES[layer];
    Color mist = new Color(232, 186, 160);
    canvas
        .graphics()
        .setPaint(
            new GradientPaint(
                0, (float) base - 100, top, 0, (float) base + 260, blend(top, mist, 0.55)));
    canvas.graphics().fill(ridge);
  }

  /** A sum of sines of unrelated lengths: hills that never repeat. */
  private static double hills(double x, int seed) {
    double sum = 0;
    double size = 1;
    for (int octave = 0; octave < 6; octave++) {
      sum += size * Math.sin(x * Math.pow(1.93, octave) * 2.1 + seed * 5.1 + octave * 1.7);
      size *= 0.52;
    }
    return sum;
  }

  private static void viaduct(Canvas canvas, double time) {
    double shift = time * CAMERA_UNITS_PER_FRAME * 0.62;
    Color stone = new Color(66, 58, 70);
    canvas.fill(new Rectangle2D.Double(-10, 640, canvas.width() + 20, 26), stone);
    for (int pillar = -1; pillar < 16; pillar++) {
      double x = wrap(pillar * 150 - shift, 2400) - 200;
      Path2D arch = new Path2D.Double();
      arch.moveTo(x, 660);
      arch.lineTo(x + 150, 660);
      arch.lineTo(x + 150, 900);
      arch.lineTo(x + 132, 900);
      arch.lineTo(x + 132, 760);
      arch.curveTo(x + 126, 670, x + 24, 670, x + 18, 760);
      arch.lineTo(x + 18, 900);
      arch.lineTo(x, 900);
      arch.closePath();
      canvas.fill(arch, stone);
    }
  }

  private static void train(Canvas canvas, double time) {
    double x = -420 + TRAIN_UNITS_PER_FRAME * time;
    for (int wagon = 0; wagon < 5; wagon++) {
      double left = x + wagon * 232;
      Color body = wagon == 4 ? new Color(150, 40, 42) : new Color(46, 84, 112);
      canvas.fill(new RoundRectangle2D.Double(left, 556, 222, 76, 16, 16), body);
      canvas.fill(new Rectangle2D.Double(left, 602, 222, 8), new Color(236, 214, 170));
      for (int window = 0; window < 6; window++) {
        canvas.fill(
            new Rectangle2D.Double(left + 16 + window * 34, 568, 22, 24), new Color(255, 226, 150));
      }
      for (int wheel = 0; wheel < 4; wheel++) {
        canvas.fill(
            new Ellipse2D.Double(left + 14 + wheel * 54, 624, 22, 22), new Color(24, 22, 26));
      }
    }
  }

  private static void meadow(Canvas canvas, double time) {
    double shift = time * CAMERA_UNITS_PER_FRAME * 1.5;
    canvas
        .graphics()
        .setPaint(new GradientPaint(0, 840, new Color(62, 74, 48), 0, 1000, new Color(24, 34, 24)));
    canvas.graphics().fill(new Rectangle2D.Double(-10, 872, canvas.width() + 20, 140));
    Random chance = new Random(5);
    for (int blade = 0; blade < 2600; blade++) {
      double x = wrap(chance.nextDouble() * 2000 - shift, 2000) - 60;
      double y = 872 + chance.nextDouble() * 130;
      double bend = 10 * Math.sin(time / 5 + x / 120) + 8 * chance.nextDouble();
      Path2D grass = new Path2D.Double();
      grass.moveTo(x, y);
      grass.quadTo(x + 2, y - 18, x + bend, y - 30 - 22 * chance.nextDouble());
      int tone = chance.nextInt(60);
      canvas.stroke(grass, new Color(50 + tone, 66 + tone, 34 + tone / 3), 1.6);
    }
  }

  private static void balloon(Canvas canvas, double time) {
    double x = canvas.width() * 0.22 + 3.2 * time;
    double y = 230 - 4.5 * time + 6 * Math.sin(time / 4);
    Color[] stripes = {new Color(214, 66, 58), new Color(246, 232, 206)};
    for (int stripe = 0; stripe < 6; stripe++) {
      double width = 150 * Math.cos(stripe * Math.PI / 12);
      canvas.fill(new Ellipse2D.Double(x - width / 2, y - 90, width, 180), stripes[stripe % 2]);
    }
    canvas.stroke(line(x - 34, y + 78, x - 16, y + 128), new Color(70, 52, 40), 2.5);
    canvas.stroke(line(x + 34, y + 78, x + 16, y + 128), new Color(70, 52, 40), 2.5);
    canvas.fill(new Rectangle2D.Double(x - 18, y + 126, 36, 28), new Color(112, 74, 42));
  }

  private static Path2D line(double x1, double y1, double x2, double y2) {
    Path2D line = new Path2D.Double();
    line.moveTo(x1, y1);
    line.lineTo(x2, y2);
    return line;
  }

  private static double wrap(double value, double period) {
    return value - period * Math.floor(value / period);
  }

  private static Color blend(Color from, Color to, double amount) {
    return new Color(
        (int) (from.getRed() + (to.getRed() - from.getRed()) * amount),
        (int) (from.getGreen() + (to.getGreen() - from.getGreen()) * amount),
        (int) (from.getBlue() + (to.getBlue() - from.getBlue()) * amount));
  }
}
