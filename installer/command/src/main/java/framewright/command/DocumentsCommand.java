package framewright.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the manual page and the completions of a package, from the commands themselves. */
@Command(name = "documents", hidden = true)
final class DocumentsCommand implements Callable<Integer> {

  /** zsh understands bash's completion; the first time, it has to ask for it by itself. */
  private static final String ZSH_BEFORE =
      "#compdef framewright\nautoload -Uz bashcompinit && bashcompinit\n";

  private static final String ZSH_AFTER = "\n_bash_complete -o default -F _complete_framewright\n";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The share folder of a package.")
  private Path share;

  @Override
  public Integer call() throws IOException {
    CommandLine framewright = spec.parent().commandLine();
    String completion = AutoComplete.bash("framewright", framewright);
    write("man/man1/framewright.1", new ManualPage(framewright.getCommandSpec()).text());
    write("bash-completion/completions/framewright", completion);
    write("zsh/vendor-completions/_framewright", ZSH_BEFORE + completion + ZSH_AFTER);
    return CommandLine.ExitCode.OK;
  }

  private void write(String name, String text) throws IOException {
    Path file = share.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
