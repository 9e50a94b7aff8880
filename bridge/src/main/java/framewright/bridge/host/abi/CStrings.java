package framewright.bridge.host.abi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Strings handed to C. Each distinct text lives once, as long as this object: a plugin may keep the
 * pointer for as long as it keeps the effect that it asked.
 */
public final class CStrings {

  private final ConcurrentMap<String, Memory> texts = new ConcurrentHashMap<>();

  public Pointer of(String text) {
    return texts.computeIfAbsent(text, CStrings::encode);
  }

  /** A copy that lives as long as the returned object. */
  public static Memory encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Memory memory = new Memory(bytes.length + 1L);
    memory.write(0, bytes, 0, bytes.length);
    memory.setByte(bytes.length, (byte) 0);
    return memory;
  }

  /** What C wrote; null reads as the empty text. */
  public static String decode(Pointer text) {
    return text == null ? "" : text.getString(0, "UTF-8");
  }
}
