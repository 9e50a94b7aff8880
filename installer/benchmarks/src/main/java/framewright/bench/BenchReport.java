package framewright.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import framewright.footage.FootageException;
import framewright.report.Json;
import java.nio.file.Path;

/**
 * A benchmark's figures for programs: flat names, units in the names, and the machine they were
 * taken on.
 */
public final class BenchReport {
  private final JsonObject figures = new JsonObject();

  public BenchReport(String benchmark) {
    figures.addProperty("benchmark", benchmark);
    figures.addProperty(
        "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    figures.addProperty("processors", Runtime.getRuntime().availableProcessors());
    figures.addProperty("java", Runtime.version().toString());
  }

  public void put(String name, Number value) {
    figures.addProperty(name, value);
  }

  public void put(String name, String value) {
    figures.addProperty(name, value);
  }

  /** Nested figures, as of one method or one clip. */
  public void put(String name, JsonElement value) {
    figures.add(name, value);
  }

  public void write(Path file) throws FootageException {
    Json.write(file, figures);
  }
}
