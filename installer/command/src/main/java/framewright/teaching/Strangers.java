package framewright.teaching;

import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PixelDepth;
import framewright.learn.Example;
import framewright.learn.Familiarity;
import framewright.learn.Unfamiliar;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which frames of a shot look unlike every example. */
final class Strangers {
  /** So many frames of a shot are looked at, at most. */
  private static final int LOOKED_AT = 48;

  private Strangers() {}

  static List<Unfamiliar> in(String shot, List<Example> examples) throws FootageException {
    Familiarity familiarity = new Familiarity(examples);
    SortedMap<Integer, Double> strangeness = new TreeMap<>();
    try (FootageReader reader = Footage.open(shot)) {
      FrameRange range = reader.range();
      int frames = range.last() - range.first() + 1;
      int looks = Math.min(LOOKED_AT, frames);
      for (int i = 0; i < looks; i++) {
        int frame = range.first() + (int) ((long) i * (frames - 1) / Math.max(1, looks - 1));
        strangeness.put(frame, strangeness(familiarity, reader.read(frame)));
      }
    }
    return Unfamiliar.among(strangeness);
  }

  private static double strangeness(Familiarity familiarity, Picture picture)
      throws FootageException {
    Picture read = PictureConversion.convert(picture, picture.format().withDepth(PixelDepth.FLOAT));
    return familiarity.strangeness(
        read.format().width(), read.format().height(), HandMade.pixels(read));
  }
}
