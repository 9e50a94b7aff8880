package framewright.drawing;

import framewright.footage.AlphaHandling;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Labelled pictures in rows and columns, as one PNG; without the labels where Java finds no fonts,
 * or not the libraries that it reads them with.
 */
public final class ContactSheet {
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final int GAP = 8;
  private static final int LABEL_HEIGHT = 24;
  private static final Color PAPER = new Color(28, 28, 30);
  private static final Color INK = new Color(222, 222, 218);

  private record Cell(BufferedImage image, String label) {}

  private final int columns;
  private final int cellWidth;
  private final List<Cell> cells = new ArrayList<>();

  public ContactSheet(int columns, int cellWidth) {
    this.columns = columns;
    this.cellWidth = cellWidth;
  }

  /** The next cell, from left to right and top to bottom. */
  public void add(BufferedImage image, String label) {
    cells.add(new Cell(scaled(image), label));
  }

  public void write(Path file) throws FootageException {
    try (FootageWriter writer =
        Footage.create(file.toString(), FrameRate.FILM, AlphaHandling.FILE)) {
      writer.write(0, Drawing.picture(draw()));
    }
  }

  private BufferedImage draw() {
    int cellHeight =
        cells.stream().mapToInt(cell -> cell.image.getHeight()).max().orElse(1) + LABEL_HEIGHT;
    int rows = (cells.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            GAP + columns * (cellWidth + GAP),
            GAP + rows * (cellHeight + GAP),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(FONT);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setColor(INK);
    boolean canWrite = canWrite(graphics);
    for (int i = 0; i < cells.size(); i++) {
      int x = GAP + i % columns * (cellWidth + GAP);
      int y = GAP + i / columns * (cellHeight + GAP);
      graphics.drawImage(cells.get(i).image, x, y, null);
      if (canWrite) {
        graphics.drawString(cells.get(i).label, x + 2, y + cellHeight - 8);
      }
    }
    graphics.dispose();
    return sheet;
  }

  private static boolean canWrite(Graphics2D graphics) {
    try {
      return graphics.getFontMetrics(FONT).getHeight() > 0;
    } catch (LinkageError | InternalError | RuntimeException e) {
      return false;
    }
  }

  /**
   * Halved as often as it can be, then brought to size, so that fine detail is averaged and not
   * skipped.
   */
  private BufferedImage scaled(BufferedImage image) {
    BufferedImage smaller = image;
    while (smaller.getWidth() >= 2 * cellWidth) {
      smaller = resized(smaller, smaller.getWidth() / 2, Math.max(1, smaller.getHeight() / 2));
    }
    return resized(
        smaller, cellWidth, Math.max(1, image.getHeight() * cellWidth / image.getWidth()));
  }

  private static BufferedImage resized(BufferedImage image, int width, int height) {
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }
}
