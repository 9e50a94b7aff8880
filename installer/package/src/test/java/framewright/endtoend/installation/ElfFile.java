package framewright.endtoend.installation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A native library of Linux: its own name, and the names of those it needs. 64 bits. */
record ElfFile(String name, List<String> needed) {
  private static final int DYNAMIC_SECTION = 6;
  private static final long NEEDED = 1;
  private static final long NAME = 14;

  static ElfFile read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.getInt(0) != 0x464c457f) {
        throw new IOException(file + " is no library");
      }
      return dynamic(bytes, file.getFileName().toString());
    }
  }

  private static ElfFile dynamic(ByteBuffer bytes, String fileName) {
    String name = fileName;
    List<String> needed = new ArrayList<>();
    int section = section(bytes, DYNAMIC_SECTION);
    int strings = offset(bytes, header(bytes, bytes.getInt(section + 40)));
    int start = offset(bytes, section);
    int end = start + (int) bytes.getLong(section + 32);
    for (int entry = start; entry < end; entry += 16) {
      long tag = bytes.getLong(entry);
      int text = strings + (int) bytes.getLong(entry + 8);
      if (tag == NEEDED) {
        needed.add(text(bytes, text));
      } else if (tag == NAME) {
        name = text(bytes, text);
      }
    }
    return new ElfFile(name, needed);
  }

  private static int section(ByteBuffer bytes, int type) {
    for (int index = 0; index < bytes.getShort(60); index++) {
      if (bytes.getInt(header(bytes, index) + 4) == type) {
        return header(bytes, index);
      }
    }
    throw new IllegalArgumentException("a library that is not linked dynamically");
  }

  private static int header(ByteBuffer bytes, int index) {
    return (int) bytes.getLong(40) + index * bytes.getShort(58);
  }

  private static int offset(ByteBuffer bytes, int header) {
    return (int) bytes.getLong(header + 24);
  }

  private static String text(ByteBuffer bytes, int start) {
    int end = start;
    while (bytes.get(end) != 0) {
      end++;
    }
    byte[] text = new byte[end - start];
    bytes.get(start, text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
