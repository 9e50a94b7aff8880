package framewright.page;

import static framewright.page.PanelPage.escaped;

import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.ParamValue;
import java.util.Locale;
import java.util.stream.Collectors;

/** What stands in one row: a label and what is set there, or a line, or a button. */
record Row(OfxParam param) {
  /** A host draws no slider for a range that no hand can aim in. */
  private static final double WIDEST_SLIDER = 1e6;

  String html() {
    return switch (param.type()) {
      case BUTTON -> "<button>" + escaped(param.label()) + "</button>";
      case BOOLEAN -> labelled("<input type=checkbox" + (number() != 0 ? " checked" : "") + ">");
      case CHOICE, NAMED_CHOICE -> labelled("<select>" + options() + "</select>");
      case RGB, RGBA -> labelled(swatch() + numbers());
      case STRING, CUSTOM -> text();
      default -> labelled(isSlider() ? slider() + numbers() : numbers());
    };
  }

  private String labelled(String what) {
    return "<label>" + escaped(param.label()) + "</label>" + what;
  }

  private double number() {
    return param.valueAt(0).number();
  }

  private String options() {
    int chosen =
        (int)
            param.choices().stream()
                .takeWhile(option -> !option.name().equals(param.textAt(0)))
                .count();
    return param.choices().stream()
        .map(
            option ->
                "<option"
                    + (option.index() == chosen ? " selected>" : ">")
                    + escaped(option.label()))
        .collect(Collectors.joining());
  }

  private String swatch() {
    String parts =
        param.valueAt(0).numbers().stream()
            .limit(3)
            .map(part -> String.format(Locale.ROOT, "%.0f", Math.max(0, Math.min(1, part)) * 255))
            .collect(Collectors.joining(","));
    return "<i style=\"background:rgb(" + parts + ")\"></i>";
  }

  private String text() {
    String value = escaped(param.valueAt(0).text());
    return switch (param.stringMode()) {
      case LABEL -> "<p>" + value + "</p>";
      case FILE -> labelled("<input value=\"" + value + "\"><button>…</button>");
      case PLAIN -> labelled("<input value=\"" + value + "\">");
    };
  }

  private boolean isSlider() {
    return param.valueAt(0).numbers().size() == 1
        && param.sliderTo() - param.sliderFrom() <= WIDEST_SLIDER;
  }

  private String slider() {
    return String.format(
        Locale.ROOT,
        "<input type=range step=any min=\"%s\" max=\"%s\" value=\"%s\">",
        ParamValue.plain(param.sliderFrom()),
        ParamValue.plain(param.sliderTo()),
        ParamValue.plain(number()));
  }

  private String numbers() {
    return param.valueAt(0).numbers().stream()
        .map(value -> "<input class=number value=\"" + ParamValue.plain(value) + "\">")
        .collect(Collectors.joining());
  }
}
