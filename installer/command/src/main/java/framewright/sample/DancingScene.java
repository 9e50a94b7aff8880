package framewright.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The dancer before a scene instead of a screen. */
public record DancingScene(Scene behind) implements Scene {
  private static final Color EVENING = new Color(255, 196, 140, 18);
  private static final int GRAIN = 3;

  @Override
  public String name() {
    return behind.name() + "-dancer";
  }

  @Override
  public BufferedImage draw(double time, int width, int height) {
    BufferedImage image = behind.draw(time, width, height);
    Graphics2D pen = image.createGraphics();
    pen.drawImage(Dancer.alone(time, width, height, EVENING), 0, 0, null);
    pen.dispose();
    Grain.add(image, (int) Math.round(time), GRAIN);
    return image;
  }

  /** Her matte, as somebody would draw it over each frame. */
  public Scene matte() {
    return new Matte(name() + "-matte");
  }

  private record Matte(String name) implements Scene {
    @Override
    public BufferedImage draw(double time, int width, int height) {
      BufferedImage figure = Dancer.alone(time, width, height, EVENING);
      BufferedImage matte = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < width * height; i++) {
        int cover = figure.getRGB(i % width, i / width) >>> 24;
        matte.setRGB(i % width, i / width, new Color(cover, cover, cover).getRGB());
      }
      return matte;
    }
  }
}
