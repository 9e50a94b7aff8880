package framewright.pack;

import com.google.common.hash.Hashing;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Packs written by tests: a good one, which each test then spoils in one way. */
public final class PackFolder {
  private final Path folder;
  public final JsonObject manifest;

  private PackFolder(Path folder, JsonObject manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /** A pack of effect "model" around a graph. */
  public static PackFolder of(Path models, String id, byte[] onnx) {
    JsonObject manifest = new JsonObject();
    manifest.addProperty("id", id);
    manifest.addProperty("version", "1.0.0");
    manifest.addProperty("title", id);
    manifest.addProperty("effect", "model");
    manifest.addProperty("licence", "CC0-1.0");
    JsonObject main = new JsonObject();
    main.addProperty("path", "main.onnx");
    main.addProperty("sha256", Hashing.sha256().hashBytes(onnx).toString());
    JsonObject files = new JsonObject();
    files.add("main", main);
    manifest.add("files", files);
    manifest.addProperty("frames_before", 0);
    manifest.addProperty("frames_after", 0);
    manifest.addProperty("layout", "rgba_hwc");
    JsonArray range = new JsonArray();
    range.add(0);
    range.add(1);
    manifest.add("range", range);
    manifest.addProperty("multiple", 1);
    manifest.add("parameters", new JsonArray());
    PackFolder pack = new PackFolder(models.resolve(id), manifest);
    pack.put("main.onnx", onnx);
    return pack.save();
  }

  /** Writes the manifest as it is now. */
  public PackFolder save() {
    put("manifest.json", manifest.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return this;
  }

  /** Changes the manifest and writes it. */
  public void manifest(Consumer<JsonObject> change) {
    change.accept(manifest);
    save();
  }

  public JsonObject mainFile() {
    return manifest.getAsJsonObject("files").getAsJsonObject("main");
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public void put(String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
