package framewright.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;

/**
 * An antialiased drawing surface whose unit is a thousandth of the picture's height, so that scenes
 * do not know pixels.
 */
final class Canvas implements AutoCloseable {
  private static final double UNITS_HIGH = 1000;

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final double unitsWide;

  Canvas(int width, int height) {
    this(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
  }

  static Canvas transparent(int width, int height) {
    return new Canvas(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB));
  }

  private Canvas(BufferedImage image) {
    this.image = image;
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    double scale = image.getHeight() / UNITS_HIGH;
    graphics.scale(scale, scale);
    unitsWide = UNITS_HIGH * image.getWidth() / image.getHeight();
  }

  BufferedImage image() {
    return image;
  }

  Graphics2D graphics() {
    return graphics;
  }

  double width() {
    return unitsWide;
  }

  double height() {
    return UNITS_HIGH;
  }

  void fill(Shape shape, Color colour) {
    graphics.setColor(colour);
    graphics.fill(shape);
  }

  void stroke(Shape shape, Color colour, double thickness) {
    graphics.setColor(colour);
    graphics.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
