package framewright.footage.codec.still;

import framewright.footage.AlphaKind;
import framewright.footage.Delivery;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.carried.PixelAspect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A frame as an EXR file: one part, in chunks of lines, packed by several threads. FFmpeg writes
 * neither layers nor primaries nor time code.
 */
final class ExrFile {
  private static final int LINES = 16;
  private static final int CHUNK_HEADER_BYTES = 2 * Integer.BYTES;

  private final PictureFormat format;
  private final List<ExrChannel> channels;

  private ExrFile(Picture picture, Map<String, Picture> layers) {
    this.format = picture.format();
    this.channels = ExrChannel.of(picture, format.alpha() != AlphaKind.OPAQUE, layers);
  }

  /**
   * The bytes of a file.
   *
   * @param picture of half or float
   * @param layers of the same size and depth, by name
   */
  static byte[] bytes(int frame, Picture picture, Map<String, Picture> layers, Delivery delivery) {
    ExrFile file = new ExrFile(picture, layers);
    PixelAspect aspect = delivery.carried().pixelAspect();
    ExrAttributes header =
        new ExrAttributes(file.format, file.channels)
            .number("pixelAspectRatio", (double) aspect.width() / aspect.height())
            .rate(delivery.rate());
    delivery.timecode(frame).ifPresent(header::timecode);
    return file.assembled(header.bytes());
  }

  private byte[] assembled(byte[] header) {
    int count = (format.height() + LINES - 1) / LINES;
    List<byte[]> chunks =
        IntStream.range(0, count).parallel().mapToObj(chunk -> chunk(chunk * LINES)).toList();
    int offset = header.length + count * Long.BYTES;
    int size = offset + chunks.stream().mapToInt(chunk -> CHUNK_HEADER_BYTES + chunk.length).sum();
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(header);
    for (byte[] chunk : chunks) {
      file.putLong(offset);
      offset += CHUNK_HEADER_BYTES + chunk.length;
    }
    for (int chunk = 0; chunk < count; chunk++) {
      byte[] bytes = chunks.get(chunk);
      file.putInt(chunk * LINES).putInt(bytes.length).put(bytes);
    }
    return file.array();
  }

  /** Line by line, each with all of its channels. */
  private byte[] chunk(int first) {
    int lines = Math.min(LINES, format.height() - first);
    int bytesOfLine = channels.stream().mapToInt(ExrChannel::bytesOfRow).sum();
    ByteBuffer chunk = ByteBuffer.allocate(lines * bytesOfLine).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = first; y < first + lines; y++) {
      for (ExrChannel channel : channels) {
        channel.copyRow(y, chunk);
      }
    }
    return ExrZip.packed(chunk.array());
  }
}
