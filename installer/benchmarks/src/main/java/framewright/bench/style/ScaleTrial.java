package framewright.bench.style;

import framewright.bench.Panorama;
import framewright.bench.SizeOption;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Home;

/** Whether a look of a reduced picture is the reduced look of the picture, as proxies need it. */
final class ScaleTrial {
  private final Home home;
  private final Picture whole;

  ScaleTrial(Home home, SizeOption size) throws FootageException {
    this.home = home;
    this.whole = Panorama.drawn(size.width(), size.height(), 0);
  }

  /** Agreement in dB at one half and one quarter of the size. */
  double[] agreement(String look) throws FootageException {
    Picture painted = painted(whole, look);
    return new double[] {agreement(painted, look, 2), agreement(painted, look, 4)};
  }

  private double agreement(Picture painted, String look, int share) throws FootageException {
    Picture small = painted(reduced(whole, share), look);
    Picture expected = reduced(painted, share);
    double squares = 0;
    for (int y = 0; y < small.format().height(); y++) {
      for (int x = 0; x < small.format().width(); x++) {
        for (int channel = 0; channel < 3; channel++) {
          double gap = small.component(x, y, channel) - expected.component(x, y, channel);
          squares += gap * gap;
        }
      }
    }
    double values = 3.0 * small.format().width() * small.format().height();
    return -10 * Math.log10(squares / values);
  }

  private Picture painted(Picture picture, String look) throws FootageException {
    FrameRange range = new FrameRange(0, 0);
    try (EffectSession session = EffectSession.open("style", home, picture.format(), range, 24)) {
      session.connect("Source", picture.format(), range, frame -> picture);
      if (look.equals(StyleBench.REFERENCE)) {
        Picture reference = StyleBench.drawnReference();
        session.connect("Reference", reference.format(), range, frame -> reference);
      }
      session.set("look", look);
      return session.render(0).picture();
    }
  }

  /** Each pixel the mean of a square of so many each way. */
  private static Picture reduced(Picture picture, int share) throws FootageException {
    PictureFormat from = picture.format();
    PictureFormat to =
        new PictureFormat(
            from.width() / share,
            from.height() / share,
            PixelDepth.FLOAT,
            from.alpha(),
            from.colourSpace());
    Picture result = Picture.allocate(to);
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        for (int channel = 0; channel < PictureFormat.COMPONENTS; channel++) {
          result.setComponent(x, y, channel, mean(picture, x * share, y * share, channel, share));
        }
      }
    }
    return result;
  }

  private static float mean(Picture picture, int left, int top, int channel, int share) {
    double sum = 0;
    for (int y = top; y < top + share; y++) {
      for (int x = left; x < left + share; x++) {
        sum += picture.component(x, y, channel);
      }
    }
    return (float) (sum / (share * share));
  }
}
