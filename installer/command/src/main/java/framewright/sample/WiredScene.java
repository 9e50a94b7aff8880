package framewright.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A scene with a wire before it, which somebody has to remove. */
public record WiredScene(Scene behind) implements Scene {
  private static final Color STEEL = new Color(26, 30, 38, 225);

  @Override
  public String name() {
    return behind.name() + "-wire";
  }

  @Override
  public BufferedImage draw(double time, int width, int height) {
    BufferedImage image = behind.draw(time, width, height);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(STEEL);
    pen.scale(height / Wire.LINES, height / Wire.LINES);
    pen.setStroke(new BasicStroke(Wire.WIDTH));
    pen.draw(Wire.at(time, Wire.LINES * width / height));
    pen.dispose();
    return image;
  }
}
