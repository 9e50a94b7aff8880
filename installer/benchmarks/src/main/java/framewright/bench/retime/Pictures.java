package framewright.bench.retime;

import framewright.drawing.ContactSheet;
import framewright.drawing.Drawing;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contact sheet: for some shots the truth, then every contender with its difference from it,
 * eight times as strong.
 */
final class Pictures {
  private static final List<String> SHOWN =
      List.of(
          "Middlebury Beanbags",
          "Middlebury Urban3",
          "Middlebury Walking",
          "dev bbb_0",
          "dev cups_0",
          "dev tos_0");
  private static final int GAIN = 8;
  private static final int CELL_WIDTH = 320;

  private record Shown(String contender, BufferedImage picture, BufferedImage difference) {}

  private final Map<String, BufferedImage> truths = new LinkedHashMap<>();
  private final Map<String, Map<String, Shown>> shots = new LinkedHashMap<>();

  void add(String shot, String contender, Picture picture, Picture truth) throws FootageException {
    if (!SHOWN.contains(shot)) {
      return;
    }
    truths.put(shot, Drawing.overChecker(truth));
    shots
        .computeIfAbsent(shot, missing -> new LinkedHashMap<>())
        .put(
            contender,
            new Shown(contender, Drawing.overChecker(picture), difference(picture, truth)));
  }

  void write(Path file) throws FootageException {
    int contenders = shots.values().stream().mapToInt(Map::size).max().orElse(0);
    if (contenders == 0) {
      return;
    }
    ContactSheet sheet = new ContactSheet(contenders + 1, CELL_WIDTH);
    for (Map.Entry<String, Map<String, Shown>> shot : shots.entrySet()) {
      sheet.add(truths.get(shot.getKey()), shot.getKey() + ", the truth");
      shot.getValue().values().forEach(shown -> sheet.add(shown.picture, shown.contender));
      sheet.add(
          new BufferedImage(CELL_WIDTH, 1, BufferedImage.TYPE_INT_RGB),
          "differences, " + GAIN + " times");
      shot.getValue().values().forEach(shown -> sheet.add(shown.difference, shown.contender));
    }
    sheet.write(file);
  }

  private static BufferedImage difference(Picture picture, Picture truth) {
    int width = truth.format().width();
    int height = truth.format().height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < width * height; pixel++) {
      int colour = 0;
      for (int channel = 0; channel < 3; channel++) {
        int difference =
            Math.abs(
                (picture.pixels().get(4 * pixel + channel) & 0xff)
                    - (truth.pixels().get(4 * pixel + channel) & 0xff));
        colour = colour << 8 | Math.min(255, GAIN * difference);
      }
      image.setRGB(pixel % width, pixel / width, colour);
    }
    return image;
  }
}
