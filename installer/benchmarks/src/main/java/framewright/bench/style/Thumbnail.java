package framewright.bench.style;

import framewright.footage.Picture;

/** A picture brought to a small width, each pixel the mean of what it covers; R, G, B and luma. */
public record Thumbnail(Plane red, Plane green, Plane blue, Plane luma) {

  public static Thumbnail of(Picture picture, int width) {
    int height =
        Math.max(
            1, Math.round((float) picture.format().height() * width / picture.format().width()));
    Plane[] planes = new Plane[4];
    for (int channel = 0; channel < 3; channel++) {
      planes[channel] = reduced(picture, channel, width, height);
    }
    planes[3] = Plane.blank(width, height);
    for (int i = 0; i < width * height; i++) {
      planes[3].values()[i] =
          0.299f * planes[0].values()[i]
              + 0.587f * planes[1].values()[i]
              + 0.114f * planes[2].values()[i];
    }
    return new Thumbnail(planes[0], planes[1], planes[2], planes[3]);
  }

  Plane[] colours() {
    return new Plane[] {red, green, blue};
  }

  private static Plane reduced(Picture picture, int channel, int width, int height) {
    Plane plane = Plane.blank(width, height);
    float[] counts = new float[width * height];
    for (int y = 0; y < picture.format().height(); y++) {
      for (int x = 0; x < picture.format().width(); x++) {
        int at =
            y * height / picture.format().height() * width + x * width / picture.format().width();
        plane.values()[at] += picture.component(x, y, channel);
        counts[at]++;
      }
    }
    for (int i = 0; i < counts.length; i++) {
      plane.values()[i] /= Math.max(1, counts[i]);
    }
    return plane;
  }
}
