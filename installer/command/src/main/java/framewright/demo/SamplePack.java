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
import framewright.learn.Variation;
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
 * What was learned from a {@link SampleLesson}. It comes with the command, as learning takes
 * minutes, and lies among the user's models until it is closed.
 */
final class SamplePack implements AutoCloseable {
  private static final String MANIFEST = "manifest.json";

  private final Path installed;

  private SamplePack(Path installed) {
    this.installed = installed;
  }

  /** Where the files of a pack come from, by their names. */
  interface Origin {
    byte[] file(String name) throws IOException;
  }

  static SamplePack install(SampleLesson lesson) throws IOException {
    Path folder = InstalledModels.userFolder().resolve(lesson.packName());
    copy(name -> resource(lesson.name() + "/" + name), folder);
    return new SamplePack(folder);
  }

  private static byte[] resource(String name) throws IOException {
    return Resources.toByteArray(Resources.getResource(SamplePack.class, name));
  }

  /**
   * Learns it anew; its files come to lie in a folder of the lesson's name, as they come with the
   * command.
   */
  static void learn(
      SampleLesson lesson, SampleClips clips, Duration length, Path into, PrintWriter out)
      throws FootageException, IOException, InterruptedException {
    Path room = Files.createTempDirectory("framewright-demo");
    Path pack = room.resolve(lesson.packName());
    Teaching.Order order =
        new Teaching.Order(
            clips.pattern(lesson.shot()),
            clips.byHand(lesson),
            pack,
            Optional.empty(),
            Optional.of(lesson.task()),
            lesson.size(),
            Variation.USUAL,
            Optional.empty(),
            length,
            false);
    try (Engine engine = Engine.open(EngineOptions.standard())) {
      new Teaching(order, out).run(engine);
      copy(name -> Files.readAllBytes(pack.resolve(name)), into.resolve(lesson.name()));
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
