package framewright.demo;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.io.Resources;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.footage.FootageException;
import framewright.install.InstalledModels;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.teaching.Teaching;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was learned from three frames of a sample clip of which somebody removed a wire. It comes
 * with the command, as learning takes minutes, and lies among the user's models until it is closed.
 */
final class SamplePack implements AutoCloseable {
  static final String NAME = "framewright-demo";

  /** The frames of the sample clip that are done by hand. */
  static final List<Integer> BY_HAND = List.of(1, 6, 11);

  private static final String MANIFEST = "manifest.json";

  private final Path installed;

  private SamplePack(Path installed) {
    this.installed = installed;
  }

  /** Where the files of a pack come from, by their names. */
  interface Origin {
    byte[] file(String name) throws IOException;
  }

  static SamplePack install() throws IOException {
    Path folder = InstalledModels.userFolder().resolve(NAME);
    copy(name -> Resources.toByteArray(Resources.getResource(SamplePack.class, name)), folder);
    return new SamplePack(folder);
  }

  /** Learns it anew; its files come to lie in a folder, as they come with the command. */
  static void learn(String shot, String byHand, Duration length, Path into, PrintWriter out)
      throws FootageException, IOException, InterruptedException {
    Path room = Files.createTempDirectory("framewright-demo");
    Path pack = room.resolve(NAME);
    Teaching.Order order =
        new Teaching.Order(
            shot,
            byHand,
            pack,
            Optional.empty(),
            Optional.of(Task.REPAIR),
            NetworkSize.SMALL,
            Optional.empty(),
            length,
            false);
    try (Engine engine = Engine.open(EngineOptions.standard())) {
      new Teaching(order, out).run(engine);
      copy(name -> Files.readAllBytes(pack.resolve(name)), into);
    } finally {
      delete(room);
    }
  }

  private static void copy(Origin origin, Path folder) throws IOException {
    byte[] manifest = origin.file(MANIFEST);
    String text = new String(manifest, StandardCharsets.UTF_8);
    JsonObject files = new Gson().fromJson(text, JsonObject.class).getAsJsonObject("files");
    String graph = files.getAsJsonObject("main").get("path").getAsString();
    Files.createDirectories(folder);
    for (String name : List.of(graph, "CARD.md", "familiar.bin")) {
      Files.write(folder.resolve(name), origin.file(name));
    }
    Files.write(folder.resolve(MANIFEST), manifest);
  }

  private static void delete(Path folder) throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  @Override
  public void close() throws IOException {
    delete(installed);
  }
}
