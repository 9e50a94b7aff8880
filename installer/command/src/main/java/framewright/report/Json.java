package framewright.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import framewright.footage.FootageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON files for other programs to read. */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private Json() {}

  public static JsonElement tree(Object value) {
    return GSON.toJsonTree(value);
  }

  public static String text(JsonElement value) {
    return GSON.toJson(value);
  }

  public static <T> T read(Path file, Class<T> kind) throws IOException {
    return GSON.fromJson(Files.readString(file), kind);
  }

  public static void write(Path file, JsonElement value) throws FootageException {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Files.writeString(file, text(value) + "\n");
    } catch (IOException e) {
      throw new FootageException(file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }
}
