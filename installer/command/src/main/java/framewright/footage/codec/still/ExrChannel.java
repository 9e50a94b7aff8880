package framewright.footage.codec.still;

import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One channel of an EXR file: a component of a picture under its name.
 *
 * @param name with its layer's before it, as in {@code matte.R}
 */
record ExrChannel(String name, Picture picture, int component) {
  private static final String[] COMPONENTS = {"R", "G", "B", "A"};
  private static final int COLOURS = 3;

  /**
   * Those of a picture and of the layers beside it, in the order of the file. A layer is red, green
   * and blue: alpha is the picture's.
   */
  static List<ExrChannel> of(Picture picture, boolean hasAlpha, Map<String, Picture> layers) {
    List<ExrChannel> channels = new ArrayList<>();
    add(channels, "", picture, hasAlpha ? PictureFormat.COMPONENTS : COLOURS);
    layers.forEach((name, layer) -> add(channels, name + ".", layer, COLOURS));
    channels.sort(Comparator.comparing(ExrChannel::name));
    return channels;
  }

  private static void add(List<ExrChannel> channels, String layer, Picture picture, int count) {
    for (int component = 0; component < count; component++) {
      channels.add(new ExrChannel(layer + COMPONENTS[component], picture, component));
    }
  }

  int bytesOfRow() {
    return picture.format().width() * picture.format().depth().bytes();
  }

  void copyRow(int y, ByteBuffer to) {
    ByteBuffer pixels = picture.pixels();
    int bytes = picture.format().depth().bytes();
    int step = PictureFormat.COMPONENTS * bytes;
    int start = picture.offset(0, y) + component * bytes;
    int end = start + step * picture.format().width();
    if (bytes == Short.BYTES) {
      for (int place = start; place < end; place += step) {
        to.putShort(pixels.getShort(place));
      }
    } else {
      for (int place = start; place < end; place += step) {
        to.putInt(pixels.getInt(place));
      }
    }
  }
}
