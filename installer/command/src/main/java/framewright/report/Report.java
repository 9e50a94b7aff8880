package framewright.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.Locale;

/** What a command found or did: lines for people, JSON for programs. */
public final class Report {
  private final StringBuilder lines = new StringBuilder();
  private final JsonObject json = new JsonObject();

  /** Something there is one of; a number or a boolean stays one for programs. */
  public Report fact(String name, Object value) {
    json.add(key(name), Json.tree(value instanceof java.nio.file.Path ? value.toString() : value));
    return line(name, value);
  }

  /** One of several; programs find an array under this name. */
  public Report item(String name, Object value) {
    if (!json.has(key(name))) {
      json.add(key(name), new JsonArray());
    }
    json.getAsJsonArray(key(name)).add(String.valueOf(value));
    return line(name, value);
  }

  /** For people alone: what to do next. */
  public Report advice(String text) {
    lines.append(text).append(System.lineSeparator());
    return this;
  }

  /** For programs alone. */
  public Report hidden(String name, Object value) {
    json.add(key(name), Json.tree(value));
    return this;
  }

  public void print(PrintWriter out, boolean asJson) {
    if (asJson) {
      out.println(Json.text(json));
    } else {
      out.print(lines);
    }
    out.flush();
  }

  /** For people alone: one of the facts, in words. */
  public Report line(String name, Object value) {
    lines.append(String.format(Locale.ROOT, "%-12s %s%n", name, value));
    return this;
  }

  private static String key(String name) {
    return name.replace(' ', '_');
  }
}
