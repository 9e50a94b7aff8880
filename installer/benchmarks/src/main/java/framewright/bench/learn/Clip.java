package framewright.bench.learn;

import framewright.drawing.Drawing;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.Picture;
import framewright.sample.Scene;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Frames by number, from 0 on. */
@FunctionalInterface
interface Clip {
  Plate frame(int number) throws Exception;

  /** The same, each frame made once. */
  default Clip kept() {
    Map<Integer, Plate> made = new HashMap<>();
    return number -> {
      if (!made.containsKey(number)) {
        made.put(number, frame(number).saved());
      }
      return made.get(number);
    };
  }

  static Clip drawn(Scene scene, int width, int height) {
    return number -> Plate.of(scene.draw(number, width, height));
  }

  /** So many frames of a file from one on, the middle of each brought to a size. */
  static Clip film(Path file, int first, int count, int width, int height) throws FootageException {
    List<Plate> frames = new ArrayList<>();
    try (FootageReader reader = Footage.open(file.toString())) {
      for (int i = 0; i < count; i++) {
        frames.add(filling(reader.read(reader.range().first() + first + i), width, height));
      }
    }
    return frames::get;
  }

  private static Plate filling(Picture picture, int width, int height) throws FootageException {
    BufferedImage from = Drawing.overChecker(picture);
    double scale = Math.max(width / (double) from.getWidth(), height / (double) from.getHeight());
    int across = (int) Math.round(from.getWidth() * scale);
    int down = (int) Math.round(from.getHeight() * scale);
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = to.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(from, (width - across) / 2, (height - down) / 2, across, down, null);
    graphics.dispose();
    return Plate.of(to);
  }
}
