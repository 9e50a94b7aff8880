package framewright.footage.codec.still;

import framewright.colour.ColourSpace;
import framewright.colour.Encoding;
import framewright.colour.Primaries;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What FFmpeg does not tell about an EXR file: whether its channels hold halves or floats, which
 * layers they make, what its primaries are, and whether its end is missing.
 */
final class ExrHeader {
  private static final int VERSION_OFFSET = 4;
  private static final int START_OF_ATTRIBUTES = 8;
  private static final int TILED_DEEP_OR_MULTIPART = 0x1a00;
  private static final int HALF = 1;
  private static final int BYTES_AFTER_CHANNEL_TYPE = 12;
  private static final int CHUNK_HEADER_BYTES = 8;

  /**
   * Lines in a chunk for each compression: none, RLE, ZIPS, ZIP, PIZ, PXR24, B44, B44A, DWAA, DWAB.
   */
  private static final int[] LINES_PER_CHUNK = {1, 1, 1, 16, 32, 16, 32, 32, 32, 256};

  private final ByteBuffer file;
  private final SortedSet<String> layers = new TreeSet<>();
  private boolean onlyHalves = true;
  private int lines;
  private int compression;
  private boolean saysPrimaries;
  private Optional<Primaries> primaries = Optional.empty();

  ExrHeader(byte[] bytes) {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(START_OF_ATTRIBUTES);
    for (String name = text(); !name.isEmpty(); name = text()) {
      text(); // the attribute's type
      int next = file.getInt() + file.position();
      readAttribute(name);
      file.position(next);
    }
  }

  private int chunks() {
    return (lines + LINES_PER_CHUNK[compression] - 1) / LINES_PER_CHUNK[compression];
  }

  boolean onlyHalves() {
    return onlyHalves;
  }

  /** Beside the picture itself: what stands before the last dot of a channel's name. */
  SortedSet<String> layers() {
    return layers;
  }

  /** Scene-linear light, of Rec.709's primaries where the file names none that are known. */
  ColourSpace colourSpace() {
    return new ColourSpace(Encoding.LINEAR, primaries.orElse(Primaries.REC709));
  }

  /** Does it name primaries that are not known here? */
  boolean isForeign() {
    return saysPrimaries && primaries.isEmpty();
  }

  /**
   * Whether every chunk of lines lies inside the file. Tiled, deep and multi-part files are taken
   * on trust.
   */
  static boolean isWhole(byte[] bytes) {
    try {
      return new ExrHeader(bytes).everyChunkIsThere();
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  private void readAttribute(String name) {
    switch (name) {
      case "channels" -> readChannels();
      case ExrChromaticities.NAME -> {
        saysPrimaries = true;
        primaries = ExrChromaticities.read(file);
      }
      case "compression" -> compression = file.get();
      case "dataWindow" ->
          lines = file.getInt(file.position() + 12) - file.getInt(file.position() + 4) + 1;
      default -> {}
    }
  }

  private void readChannels() {
    for (String name = text(); !name.isEmpty(); name = text()) {
      onlyHalves &= file.getInt() == HALF;
      if (name.contains(".")) {
        layers.add(name.substring(0, name.lastIndexOf('.')));
      }
      file.position(file.position() + BYTES_AFTER_CHANNEL_TYPE);
    }
  }

  private boolean everyChunkIsThere() {
    if ((file.getInt(VERSION_OFFSET) & TILED_DEEP_OR_MULTIPART) != 0) {
      return true;
    }
    for (int chunk = 0; chunk < chunks(); chunk++) {
      long offset = file.getLong();
      boolean headerIsThere = offset > 0 && offset + CHUNK_HEADER_BYTES <= file.capacity();
      if (!headerIsThere
          || offset + CHUNK_HEADER_BYTES + file.getInt((int) offset + 4) > file.capacity()) {
        return false;
      }
    }
    return true;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (byte letter = file.get(); letter != 0; letter = file.get()) {
      text.append((char) letter);
    }
    return text.toString();
  }
}
