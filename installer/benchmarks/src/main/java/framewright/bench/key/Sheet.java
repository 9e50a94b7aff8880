package framewright.bench.key;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A contact sheet: a row per shot; plate, true matte, then matte and foreground over grey of some
 * keyers.
 */
final class Sheet {
  private static final int CELL = 200;
  private static final int HEADER = 22;
  private static final int MOST_ROWS = 24;
  private static final float GREY = 0.5f;

  private final List<String> headings = new ArrayList<>();
  private final List<List<BufferedImage>> rows = new ArrayList<>();

  void row(Shot shot, Map<String, Shot.Key> keys) {
    if (rows.size() == MOST_ROWS) {
      return;
    }
    List<BufferedImage> row =
        new ArrayList<>(List.of(image(shot, shot.plate()), image(shot, grey(shot.alpha()))));
    headings.clear();
    headings.addAll(List.of("plate", "truth"));
    keys.forEach(
        (name, key) -> {
          headings.addAll(List.of(name, ""));
          row.add(image(shot, grey(key.alpha())));
          row.add(image(shot, overGrey(key)));
        });
    rows.add(row);
  }

  void write(Path file) throws IOException {
    BufferedImage sheet =
        new BufferedImage(
            headings.size() * CELL, HEADER + rows.size() * CELL, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    for (int column = 0; column < headings.size(); column++) {
      graphics.drawString(headings.get(column), column * CELL + 4, HEADER - 6);
      for (int row = 0; row < rows.size(); row++) {
        graphics.drawImage(
            rows.get(row).get(column), column * CELL, HEADER + row * CELL, CELL, CELL, null);
      }
    }
    graphics.dispose();
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static float[][] grey(float[] plane) {
    return new float[][] {plane, plane, plane};
  }

  private static float[][] overGrey(Shot.Key key) {
    float[][] result = new float[3][key.alpha().length];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < result[c].length; i++) {
        result[c][i] = key.foreground()[c][i] * key.alpha()[i] + GREY * (1 - key.alpha()[i]);
      }
    }
    return result;
  }

  private static BufferedImage image(Shot shot, float[][] canonical) {
    float[][] planes = TruthSet.exchanged(canonical, shot.blue());
    BufferedImage image =
        new BufferedImage(shot.width(), shot.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < planes[0].length; i++) {
      int rgb = 0;
      for (float[] plane : planes) {
        rgb = rgb << 8 | Math.round(Plane.clamp(plane[i]) * 255);
      }
      image.setRGB(i % shot.width(), i / shot.width(), rgb);
    }
    BufferedImage small = new BufferedImage(CELL, CELL, BufferedImage.TYPE_INT_RGB);
    small
        .getGraphics()
        .drawImage(image.getScaledInstance(CELL, CELL, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    return small;
  }
}
