package framewright.footage.codec.still;

import framewright.footage.FrameRate;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.footage.carried.Timecode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** The header of an EXR file that is written: what it says of its pictures. */
final class ExrAttributes {
  private static final int MAGIC = 20000630;
  private static final int VERSION = 2;
  private static final int WITH_LONG_NAMES = 0x400;
  private static final int LONGEST_OF_SHORT_NAMES = 31;
  private static final int HALF = 1;
  private static final int FLOAT = 2;
  private static final byte ZIP = 3;

  /** Labels of time code have two bits for the tens of frames. */
  private static final int HIGHEST_TIMECODE_BASE = 40;

  private static final int DROPPED_LABELS = 1 << 6;

  private final ByteArrayOutputStream header = new ByteArrayOutputStream();

  ExrAttributes(PictureFormat format, List<ExrChannel> channels) {
    boolean longNames =
        channels.stream().anyMatch(channel -> channel.name().length() > LONGEST_OF_SHORT_NAMES);
    add(
        2 * Integer.BYTES,
        to -> to.putInt(MAGIC).putInt(VERSION + (longNames ? WITH_LONG_NAMES : 0)));
    channels(channels, format.depth() == PixelDepth.HALF ? HALF : FLOAT);
    put("compression", "compression", 1, value -> value.put(ZIP));
    window("dataWindow", format);
    window("displayWindow", format);
    put("lineOrder", "lineOrder", 1, value -> value.put((byte) 0));
    put("screenWindowCenter", "v2f", 2 * Float.BYTES, value -> value.putFloat(0).putFloat(0));
    number("screenWindowWidth", 1);
    ExrChromaticities.put(format.colourSpace().primaries(), this);
  }

  private void channels(List<ExrChannel> channels, int type) {
    put(
        "channels",
        "chlist",
        channels.stream().mapToInt(ExrAttributes::listed).sum() + 1,
        value -> channels.forEach(channel -> list(channel, type, value)));
  }

  /** Not of logarithmic character, and with a value for every pixel. */
  private static void list(ExrChannel channel, int type, ByteBuffer to) {
    to.put(ascii(channel.name())).putInt(type).putInt(0).putInt(1).putInt(1);
  }

  private static int listed(ExrChannel channel) {
    return ascii(channel.name()).length + 4 * Integer.BYTES;
  }

  private void window(String name, PictureFormat format) {
    put(
        name,
        "box2i",
        4 * Integer.BYTES,
        value -> value.putInt(0).putInt(0).putInt(format.width() - 1).putInt(format.height() - 1));
  }

  ExrAttributes number(String name, double number) {
    put(name, "float", Float.BYTES, value -> value.putFloat((float) number));
    return this;
  }

  ExrAttributes rate(FrameRate rate) {
    put(
        "framesPerSecond",
        "rational",
        2 * Integer.BYTES,
        value -> value.putInt(rate.numerator()).putInt(rate.denominator()));
    return this;
  }

  /** Its digits are the attribute's, in fours of bits. Rates whose labels do not fit have none. */
  void timecode(Timecode code) {
    if (code.base() > HIGHEST_TIMECODE_BASE) {
      return;
    }
    int digits = Integer.parseUnsignedInt(code.toString().replaceAll("\\D", ""), 16);
    put(
        "timeCode",
        "timecode",
        2 * Integer.BYTES,
        value -> value.putInt(digits | (code.dropFrame() ? DROPPED_LABELS : 0)).putInt(0));
  }

  void put(String name, String type, int bytes, Consumer<ByteBuffer> value) {
    header.writeBytes(ascii(name));
    header.writeBytes(ascii(type));
    add(Integer.BYTES, length -> length.putInt(bytes));
    add(bytes, value);
  }

  private void add(int bytes, Consumer<ByteBuffer> value) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    value.accept(buffer);
    header.writeBytes(buffer.array());
  }

  /** All of the header, with the zero that ends it. */
  byte[] bytes() {
    header.write(0);
    return header.toByteArray();
  }

  private static byte[] ascii(String text) {
    return (text + "\0").getBytes(StandardCharsets.US_ASCII);
  }
}
