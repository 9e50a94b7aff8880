package framewright.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.install.InstalledModels;
import framewright.install.LiveStatus;
import framewright.pack.ModelPack;
import framewright.release.Version;
import framewright.render.Failure;
import framewright.render.Home;
import framewright.report.Json;
import framewright.report.Report;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a stranger needs to help, in one file: no pixels, no names of people, machines, files and
 * folders, no tokens.
 */
public final class SupportBundle {
  private static final int LAST_LINES = 2000;

  private final Redaction redaction;

  public SupportBundle(Home home) {
    this.redaction = Redaction.here(home);
  }

  /** Writes it; a file that is there already is left as it is. */
  public void write(Path file, List<Finding> findings) throws IOException {
    Map<String, String> texts = texts(findings);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry("framewright/" + text.getKey()));
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (FileAlreadyExistsException e) {
      throw new Failure(file + " exists already. Name another file.", e);
    }
  }

  private Map<String, String> texts(List<Finding> findings) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("versions.txt", redaction.of(versions()));
    texts.put("doctor.txt", redaction.of(doctor(findings)));
    texts.put("status.json", redaction.of(status()));
    texts.put("models.json", redaction.of(models()));
    Path logs = ServerFolders.current().logs();
    for (String log : List.of("server.log", "plugin.log")) {
      texts.put(log, redaction.ofLog(lastLines(logs.resolve(log))));
    }
    return texts;
  }

  private static String versions() {
    return "framewright %s%njava %s%nsystem %s %s %s%nprocessors %d%n"
        .formatted(
            Version.NUMBER,
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
  }

  private static String doctor(List<Finding> findings) {
    return findings.stream()
        .map(Finding::lines)
        .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
  }

  private static String status() {
    Report report = new Report();
    ServerFolders.current()
        .endpoint()
        .ifPresentOrElse(
            server -> LiveStatus.tell(server, report), () -> report.hidden("running", false));
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text), true);
    return text.toString();
  }

  private static String models() {
    JsonArray models = new JsonArray();
    for (ModelPack pack : InstalledModels.all()) {
      JsonObject model = new JsonObject();
      model.addProperty("id", pack.id());
      model.addProperty("version", pack.manifest().version());
      model.addProperty("problem", pack.problem());
      JsonObject hashes = new JsonObject();
      pack.manifest().files().forEach((role, file) -> hashes.addProperty(role, file.sha256()));
      model.add("sha256", hashes);
      models.add(model);
    }
    return Json.text(models);
  }

  private static String lastLines(Path log) throws IOException {
    if (!Files.isRegularFile(log)) {
      return "";
    }
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
