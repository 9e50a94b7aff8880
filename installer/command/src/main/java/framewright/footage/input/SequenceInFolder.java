package framewright.footage.input;

import framewright.footage.FootageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the pattern of the one sequence of stills that lies in a folder. */
public final class SequenceInFolder {
  /** The last number of a name is that of the frame. */
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)(\\D*)");

  private SequenceInFolder() {}

  /** The name of its frames, as {@code folder/shot.%04d.png}. */
  public static String pattern(Path folder, Predicate<Path> isStill) throws FootageException {
    Set<String> patterns = new TreeSet<>();
    for (Path file : files(folder)) {
      if (isStill.test(file) && !file.getFileName().toString().startsWith(".")) {
        patterns.add(pattern(file.getFileName().toString()));
      }
    }
    List<String> found = List.copyOf(mergedByPadding(patterns));
    if (found.size() != 1) {
      throw new FootageException(
          folder
              + (found.isEmpty()
                  ? " holds no stills. Name frames by a pattern, such as shot.%04d.png."
                  : " holds several sequences: "
                      + String.join(", ", found)
                      + ". Name one of them, as "
                      + folder.resolve(found.get(0))
                      + "."));
    }
    return folder.resolve(found.get(0)).toString();
  }

  private static List<Path> files(Path folder) throws FootageException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new FootageException(
          "The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static String pattern(String name) {
    Matcher parts = NUMBERED.matcher(name);
    if (!parts.matches()) {
      return name;
    }
    return parts.group(1) + "%0" + parts.group(2).length() + "d" + parts.group(3);
  }

  /** Numbers that have outgrown their padding belong to those that have not. */
  private static Set<String> mergedByPadding(Set<String> patterns) {
    Set<String> merged = new TreeSet<>();
    for (String pattern : patterns) {
      boolean outgrown =
          patterns.stream()
              .anyMatch(
                  other -> digits(other) < digits(pattern) && bare(other).equals(bare(pattern)));
      if (!outgrown) {
        merged.add(pattern);
      }
    }
    return merged;
  }

  private static String bare(String pattern) {
    return pattern.replaceFirst("%0\\d+d", "%d");
  }

  private static int digits(String pattern) {
    Matcher number = Pattern.compile("%0(\\d+)d").matcher(pattern);
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }
}
