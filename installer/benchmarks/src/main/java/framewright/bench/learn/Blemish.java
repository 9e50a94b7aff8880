package framewright.bench.learn;

import framewright.bench.key.Plane;
import framewright.bench.retime.peer.DenseInverseSearch;
import framewright.sample.Wire;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Something that has to go: drawn into a clean clip, which is then the truth. */
final class Blemish {
  private static final double LINES = 360;
  private static final int[][] ZIGZAG = {
    {10, 20}, {40, 10}, {50, 40}, {80, 30}, {60, 60}, {78, 80}, {40, 64}, {12, 80}, {28, 48}
  };
  private static final float SKIN_SHARE = 0.25f;
  private static final float[] INK = {10 / 255f, 25 / 255f, 40 / 255f};
  private static final float DEPTH = 0.75f;
  private static final float WIRE_DEPTH = 0.85f;

  private Blemish() {}

  /** A tattoo that stays on what moves under it. Its place is a share of width and height. */
  static Clip tattoo(Clip clean, double across, double down) {
    List<double[]> places = new ArrayList<>();
    return frame -> {
      while (places.size() <= frame) {
        places.add(next(clean, places, across, down));
      }
      return with(clean.frame(frame), tattooAt(clean.frame(frame), places.get(frame)), DEPTH);
    };
  }

  private static double[] next(Clip clean, List<double[]> places, double across, double down)
      throws Exception {
    int count = places.size();
    Plate now = clean.frame(count);
    if (count == 0) {
      return new double[] {across * now.width(), down * now.height()};
    }
    double[] place = places.get(count - 1);
    float[] flow =
        DenseInverseSearch.fastFlow(
            clean.frame(count - 1).luma(), now.luma(), now.width(), now.height());
    double[] moved = meanAround(flow, now, place);
    return new double[] {place[0] + moved[0], place[1] + moved[1]};
  }

  private static double[] meanAround(float[] flow, Plate plate, double[] place) {
    int reach = plate.height() / 12;
    double[] sum = new double[2];
    int count = 0;
    for (int i = 0; i < plate.pixels(); i++) {
      int row = i / plate.width();
      if (Math.abs(i % plate.width() - place[0]) < reach && Math.abs(row - place[1]) < reach) {
        sum[0] += flow[2 * i];
        sum[1] += flow[2 * i + 1];
        count++;
      }
    }
    return new double[] {sum[0] / Math.max(1, count), sum[1] / Math.max(1, count)};
  }

  private static float[] tattooAt(Plate plate, double[] place) {
    BufferedImage layer =
        new BufferedImage(plate.width(), plate.height(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = pen(layer);
    pen.translate(place[0], place[1]);
    pen.scale(0.75 * plate.height() / LINES, 0.75 * plate.height() / LINES);
    pen.translate(-45, -45);
    pen.setStroke(new BasicStroke(5));
    Path2D path = new Path2D.Double();
    path.moveTo(ZIGZAG[0][0], ZIGZAG[0][1]);
    for (int[] corner : ZIGZAG) {
      path.lineTo(corner[0], corner[1]);
    }
    path.closePath();
    pen.draw(path);
    pen.setStroke(new BasicStroke(3));
    pen.draw(new Ellipse2D.Double(33, 34, 24, 24));
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
    pen.drawString("ink", 22, 88);
    pen.dispose();
    return covering(layer);
  }

  /** A wire that swings across the frame. */
  static Clip wire(Clip clean) {
    return frame -> {
      Plate plate = clean.frame(frame);
      BufferedImage layer =
          new BufferedImage(plate.width(), plate.height(), BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D pen = pen(layer);
      pen.scale(plate.height() / LINES, plate.height() / LINES);
      double wide = LINES * plate.width() / plate.height();
      pen.setStroke(new BasicStroke(Wire.WIDTH));
      pen.draw(Wire.at(frame, wide));
      pen.dispose();
      return with(plate, covering(layer), WIRE_DEPTH);
    };
  }

  private static Graphics2D pen(BufferedImage layer) {
    Graphics2D pen = layer.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    return pen;
  }

  private static float[] covering(BufferedImage layer) {
    float[] cover = new float[layer.getWidth() * layer.getHeight()];
    layer.getRaster().getSamples(0, 0, layer.getWidth(), layer.getHeight(), 0, cover);
    for (int i = 0; i < cover.length; i++) {
      cover[i] /= 255;
    }
    return Plane.blur(cover, layer.getWidth(), 0.5);
  }

  private static Plate with(Plate clean, float[] cover, float depth) {
    Plate result = Plate.blank(clean.width(), clean.height());
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < clean.pixels(); i++) {
        float skin = clean.rgb()[channel][i];
        float share = depth * cover[i];
        result.rgb()[channel][i] = (1 - share) * skin + share * (SKIN_SHARE * skin + INK[channel]);
      }
    }
    return result;
  }
}
