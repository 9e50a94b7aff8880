package framewright.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page, in roff: what the commands say of themselves, then what holds for all of them,
 * which is written by hand.
 */
final class ManualPage {
  private final CommandSpec command;
  private final StringBuilder page = new StringBuilder();

  ManualPage(CommandSpec command) {
    this.command = command;
  }

  String text() throws IOException {
    page.append(".TH FRAMEWRIGHT 1 \"\" \"")
        .append(escaped(command.version()[0]))
        .append("\" \"User Commands\"\n.SH NAME\nframewright \\- ")
        .append(escaped("AI effects for OpenFX hosts, and from the command line"))
        .append("\n.SH SYNOPSIS\n.B framewright\n.I COMMAND\n[\\fIOPTIONS\\fR]\n.SH COMMANDS\n");
    command.subcommands().values().stream()
        .map(subcommand -> subcommand.getCommandSpec())
        .filter(spec -> !spec.usageMessage().hidden())
        .forEach(this::describe);
    try (InputStream rest = ManualPage.class.getResourceAsStream("/framewright/manual-page.roff")) {
      page.append(new String(rest.readAllBytes(), StandardCharsets.UTF_8));
    }
    return page.toString();
  }

  private void describe(CommandSpec spec) {
    page.append(".SS ").append(escaped(spec.name()));
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      page.append(" \\fI").append(escaped(parameter.paramLabel())).append("\\fR");
    }
    page.append('\n');
    paragraph(spec.usageMessage().description());
    spec.positionalParameters().forEach(this::describe);
    spec.options().stream().filter(ManualPage::isItsOwn).forEach(this::describe);
    paragraph(spec.usageMessage().footer());
    List<String> names = new ArrayList<>();
    spec.subcommands().values().stream()
        .map(subcommand -> subcommand.getCommandSpec())
        .filter(subcommand -> !subcommand.usageMessage().hidden())
        .forEach(subcommand -> names.add(subcommand.name()));
    if (!names.isEmpty()) {
      paragraph("", "Its own commands: " + String.join(", ", names) + ".");
    }
  }

  /** Every command has these two; they are told once. */
  private static boolean isItsOwn(OptionSpec option) {
    return !option.hidden() && !option.usageHelp() && !option.versionHelp();
  }

  private void describe(PositionalParamSpec parameter) {
    page.append(".TP\n.I ").append(escaped(parameter.paramLabel())).append('\n');
    lines(parameter.description());
  }

  private void describe(OptionSpec option) {
    page.append(".TP\n\\fB").append(escaped(String.join(", ", option.names()))).append("\\fR");
    if (option.arity().max() > 0) {
      page.append(" \\fI").append(escaped(option.paramLabel())).append("\\fR");
    }
    page.append('\n');
    lines(option.description());
  }

  private void paragraph(String... texts) {
    if (texts.length > 0) {
      page.append(".PP\n");
      lines(texts);
    }
  }

  private void lines(String... texts) {
    for (String text : texts) {
      String line = escaped(text.replace("%%", "%").replace("%n", " "));
      page.append(text.isEmpty() ? ".PP" : line.strip()).append('\n');
      if (text.startsWith("  ")) {
        page.append(".br\n"); // an example stays a line
      }
    }
  }

  private static String escaped(String text) {
    String letters = text.replace("\\", "\\e").replace("-", "\\-");
    return letters.startsWith(".") || letters.startsWith("'") ? "\\&" + letters : letters;
  }
}
