package framewright.endtoend.command;

import framewright.command.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** The command as a user runs it, in this process: its exit code and what it said. */
public record CommandLine(int code, String out, String err) {

  public static CommandLine run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
    return new CommandLine(code, out.toString(), err.toString());
  }

  public String everything() {
    return out + err;
  }
}
