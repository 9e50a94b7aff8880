package framewright.bench.learn;

import framewright.footage.AlphaKind;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.render.EffectSession;
import framewright.render.Home;
import framewright.sample.GreenScreenScene;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Somebody cut out, before a background that moves: so the matte is known. */
record Figure(Plate colour, Plate matte) {
  private static final double NOISE = 2 / 255.0;

  /** Frames by number. */
  interface Frames {
    Figure frame(int number) throws Exception;
  }

  /** A dancer with flying hair and a veil, drawn by code. */
  static Frames dancer(int width, int height) {
    return number -> {
      BufferedImage drawn = new GreenScreenScene().figure(number, width, height);
      return new Figure(Plate.of(drawn), Plate.matteOf(drawn));
    };
  }

  /** Somebody filmed before a screen of this colour, keyed by our own Key. */
  static Frames keyed(Clip film, String screen) {
    return number -> {
      Picture plate = film.frame(number).picture();
      PictureFormat format = plate.format();
      FrameRange one = new FrameRange(0, 0);
      try (EffectSession key = EffectSession.open("key", Home.current(), format, one, 24)) {
        key.connect("Source", format, one, unused -> plate);
        key.set("screen", "pick");
        key.set("screen_colour", screen);
        return of(key.render(0).picture());
      }
    };
  }

  private static Figure of(Picture keyed) {
    PictureFormat format = keyed.format();
    boolean multiplied = format.alpha() == AlphaKind.PREMULTIPLIED;
    Plate colour = Plate.blank(format.width(), format.height());
    Plate matte = Plate.blank(format.width(), format.height());
    for (int i = 0; i < colour.pixels(); i++) {
      int x = i % format.width();
      int y = i / format.width();
      float alpha = keyed.component(x, y, 3);
      matte.put(i, alpha);
      for (int channel = 0; channel < 3; channel++) {
        float value = keyed.component(x, y, channel);
        colour.rgb()[channel][i] = multiplied && alpha > 0 ? value / alpha : value;
      }
    }
    return new Figure(colour, matte);
  }

  /** Before a background, photographed. */
  Plate before(Plate background, int frame) {
    Random chance = new Random(frame);
    Plate result = Plate.blank(colour.width(), colour.height());
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < result.pixels(); i++) {
        float behind = background.rgb()[channel][i];
        float alpha = matte.rgb()[channel][i];
        result.rgb()[channel][i] =
            behind
                + (colour.rgb()[channel][i] - behind) * alpha
                + (float) (NOISE * chance.nextGaussian());
      }
    }
    return result;
  }
}
