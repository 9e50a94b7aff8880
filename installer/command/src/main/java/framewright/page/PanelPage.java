package framewright.page;

import com.google.common.html.HtmlEscapers;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.ParamType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** The panel of one instance, as it is now. */
public final class PanelPage {
  private final OfxInstance instance;
  private final StringBuilder page = new StringBuilder();

  private PanelPage(OfxInstance instance) {
    this.instance = instance;
  }

  public static String of(OfxInstance instance) {
    return new PanelPage(instance).text();
  }

  private String text() {
    String title = escaped(instance.plugin().label());
    page.append("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>")
        .append(title)
        .append("</title>\n<style>\n")
        .append(style())
        .append("</style>\n<main>\n<h1>")
        .append(title)
        .append("</h1>\n");
    Collection<OfxParam> all = instance.params();
    all.stream().filter(param -> param.type() == ParamType.GROUP).forEach(this::group);
    all.stream().filter(param -> isRow(param) && param.parent().isEmpty()).forEach(this::row);
    return page.append("</main>\n</html>\n").toString();
  }

  private static boolean isRow(OfxParam param) {
    boolean structure = param.type() == ParamType.GROUP || param.type() == ParamType.PAGE;
    return !structure && !param.isSecret();
  }

  private void group(OfxParam group) {
    page.append("<details")
        .append(group.startsOpen() ? " open" : "")
        .append("><summary>")
        .append(escaped(group.label()))
        .append("</summary>\n");
    instance.params().stream()
        .filter(param -> isRow(param) && param.parent().equals(group.name()))
        .forEach(this::row);
    page.append("</details>\n");
  }

  private void row(OfxParam param) {
    page.append("<div class=\"row")
        .append(param.isEnabled() ? "" : " grey")
        .append("\" id=\"")
        .append(escaped(param.scriptName()))
        .append("\" title=\"")
        .append(escaped(param.hint()))
        .append("\">")
        .append(new Row(param).html())
        .append("</div>\n");
  }

  static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  private static String style() {
    try (InputStream style = PanelPage.class.getResourceAsStream("/framewright/panel.css")) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
