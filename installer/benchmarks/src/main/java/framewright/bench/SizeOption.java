package framewright.bench;

import framewright.render.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size as people write it: {@code 3840x2160}. */
public record SizeOption(int width, int height) {
  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,6})[xX](\\d{1,6})");
  private static final int LARGEST = 16384;

  public static SizeOption parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      throw new Failure("A size of \"" + text + "\" is not understood. Write it as in 1920x1080.");
    }
    SizeOption size =
        new SizeOption(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    if (size.width < 1 || size.height < 1 || size.width > LARGEST || size.height > LARGEST) {
      throw new Failure(
          "A frame of "
              + text
              + " cannot be rendered. Width and height go from 1 to "
              + LARGEST
              + " pixels.");
    }
    return size;
  }
}
