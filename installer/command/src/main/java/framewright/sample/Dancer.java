package framewright.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A dancer whose hair and veil fly. What she stands before throws its light on her. */
final class Dancer {
  private static final int STRANDS = 1200;
  private static final int TONES = 12;
  private static final double SWAY_PERIOD_FRAMES = 30;
  private static final Color SKIN = new Color(226, 176, 146);
  private static final Color SKIN_SHADE = new Color(184, 128, 104);
  private static final Color DRESS = new Color(168, 36, 62);
  private static final Color DRESS_SHADE = new Color(98, 16, 40);

  private final Canvas canvas;
  private final Color reflected;

  private Dancer(Canvas canvas, Color reflected) {
    this.canvas = canvas;
    this.reflected = reflected;
  }

  /** Alone, before nothing and without grain: TYPE_INT_ARGB. */
  static BufferedImage alone(double time, int width, int height, Color reflected) {
    try (Canvas canvas = Canvas.transparent(width, height)) {
      draw(canvas, time, reflected);
      return canvas.image();
    }
  }

  /** Moves the canvas's origin. */
  static void draw(Canvas canvas, double time, Color reflected) {
    double sway = Math.sin(2 * Math.PI * time / SWAY_PERIOD_FRAMES);
    canvas.graphics().translate(canvas.width() / 2 + 40 * sway, 0);
    Dancer dancer = new Dancer(canvas, reflected);
    dancer.veil(time, sway);
    dancer.hair(time, sway, 0, STRANDS * 2 / 3);
    dancer.body(sway);
    dancer.head(sway);
    dancer.hair(time, sway, STRANDS * 2 / 3, STRANDS);
    dancer.arm(time);
  }

  private void veil(double time, double sway) {
    for (int layer = 0; layer < 3; layer++) {
      double lift = 46 * Math.sin(2 * Math.PI * time / 22 + layer * 1.3);
      Path2D veil = new Path2D.Double();
      veil.moveTo(40, 360);
      veil.curveTo(
          220, 300 + lift, 380 - 40 * sway, 420 - lift, 560 + 30 * layer, 330 + lift + 30 * layer);
      veil.curveTo(470, 520 - lift, 300, 560 + lift, 60, 700 - 40 * layer);
      veil.closePath();
      canvas.fill(veil, new Color(246, 236, 226, 54));
      canvas.stroke(veil, new Color(255, 250, 240, 90), 2);
    }
  }

  private void body(double sway) {
    Path2D dress = new Path2D.Double();
    dress.moveTo(-62, 420);
    dress.curveTo(-150, 470, -120, 640, -92, 690);
    dress.curveTo(-180, 840, -250 - 30 * sway, 960, -300, 1040);
    dress.lineTo(310, 1040);
    dress.curveTo(250 - 30 * sway, 940, 170, 830, 92, 690);
    dress.curveTo(122, 640, 150, 470, 62, 420);
    dress.closePath();
    canvas.graphics().setPaint(new GradientPaint(-160, 0, DRESS, 240, 0, DRESS_SHADE));
    canvas.graphics().fill(dress);
    for (int fold = -3; fold <= 3; fold++) {
      Path2D line = new Path2D.Double();
      line.moveTo(fold * 22, 700);
      line.curveTo(fold * 40, 800, fold * 62 + 16 * sway, 900, fold * 84, 1040);
      canvas.stroke(line, new Color(70, 8, 28, 110), 9);
    }
    spill(dress);
    canvas.fill(new Ellipse2D.Double(-34, 330, 68, 130), SKIN_SHADE);
  }

  private void head(double sway) {
    Graphics2D graphics = canvas.graphics();
    Shape face = new Ellipse2D.Double(-84 + 8 * sway, 150, 168, 220);
    Point2D light = new Point2D.Double(-34, 220);
    graphics.setPaint(
        new RadialGradientPaint(light, 190f, new float[] {0f, 1f}, new Color[] {SKIN, SKIN_SHADE}));
    graphics.fill(face);
    spill(face);
    double x = 8 * sway;
    for (int side = -1; side <= 1; side += 2) {
      canvas.fill(new Ellipse2D.Double(x + side * 34 - 15, 246, 30, 15), new Color(250, 246, 240));
      canvas.fill(new Ellipse2D.Double(x + side * 34 - 7, 246, 15, 15), new Color(64, 40, 26));
      Path2D brow = new Path2D.Double();
      brow.moveTo(x + side * 56, 234);
      brow.quadTo(x + side * 36, 220, x + side * 16, 232);
      canvas.stroke(brow, new Color(60, 34, 22), 5);
    }
    Path2D nose = new Path2D.Double();
    nose.moveTo(x + 2, 262);
    nose.quadTo(x + 16, 298, x - 2, 302);
    canvas.stroke(nose, new Color(168, 112, 90), 4);
    canvas.fill(new Ellipse2D.Double(x - 26, 318, 52, 18), new Color(176, 62, 66));
  }

  /** Strongest along the edge. */
  private void spill(Shape shape) {
    Graphics2D graphics = (Graphics2D) canvas.graphics().create();
    graphics.clip(shape);
    for (int width = 26; width >= 6; width -= 5) {
      graphics.setColor(reflected);
      graphics.setStroke(new BasicStroke(width));
      graphics.draw(shape);
    }
    graphics.dispose();
  }

  private void arm(double time) {
    double wave = Math.sin(2 * Math.PI * time / 16);
    Path2D arm = new Path2D.Double();
    arm.moveTo(-112, 470);
    arm.curveTo(-230, 440, -290, 400, -330 + 40 * wave, 250 + 60 * wave);
    canvas.stroke(arm, SKIN_SHADE, 46);
    canvas.stroke(arm, SKIN, 36);
    double handX = -330 + 40 * wave;
    double handY = 250 + 60 * wave;
    for (int finger = 0; finger < 5; finger++) {
      double angle = -2.5 + 0.36 * finger + 0.3 * wave;
      Path2D line = new Path2D.Double();
      line.moveTo(handX, handY);
      line.lineTo(handX + 62 * Math.cos(angle), handY + 62 * Math.sin(angle));
      canvas.stroke(line, SKIN, 13);
    }
  }

  /** Strands of one tone are stroked as one path: a thousand strokes would take seconds. */
  private void hair(double time, double sway, int from, int to) {
    for (int tone = 0; tone < TONES; tone++) {
      Path2D strands = new Path2D.Double();
      for (int strand = from + tone; strand < to; strand += TONES) {
        Random chance = new Random(strand * 7919L);
        double wind = Math.sin(2 * Math.PI * time / 20 + 3 * chance.nextDouble()) * 30 - 70 * sway;
        double length = 150 + 260 * chance.nextDouble();
        strands.append(
            from > 0 ? frontStrand(chance, wind, length) : backStrand(chance, wind, length), false);
      }
      strands.transform(AffineTransform.getTranslateInstance(8 * sway, 0));
      int light = 46 * ((tone * 7) % TONES) / TONES;
      canvas.stroke(
          strands,
          new Color(52 + light, 30 + light * 2 / 3, 18 + light / 2, 225),
          0.8 + 0.1 * tone);
    }
  }

  /** From anywhere on the skull, down behind the shoulders. */
  private static Path2D backStrand(Random chance, double wind, double length) {
    double root = -Math.PI + Math.PI * chance.nextDouble();
    double x = 82 * Math.cos(root);
    double y = 232 + 92 * Math.sin(root);
    double side = 90 * chance.nextGaussian();
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    path.curveTo(
        x + side,
        y + length * 0.2,
        x + side * 1.4 + wind,
        y + length * 0.6,
        x + side * 1.7 + wind * 2.2,
        y + length);
    return path;
  }

  /** From the parting, round the face and down beside it. */
  private static Path2D frontStrand(Random chance, double wind, double length) {
    double side = chance.nextBoolean() ? 1 : -1;
    double spread = 20 * chance.nextDouble();
    double temple = side * (88 + spread);
    Path2D path = new Path2D.Double();
    path.moveTo(6 * chance.nextGaussian(), 146 + 6 * chance.nextDouble());
    path.curveTo(side * (62 + spread), 134, temple, 190, temple, 250);
    path.quadTo(temple, 250 + length / 3, temple + side * 8 + wind * 0.9, 250 + length * 0.7);
    return path;
  }
}
