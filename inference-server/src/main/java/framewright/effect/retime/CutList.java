package framewright.effect.retime;

import com.google.common.base.Splitter;
import framewright.error.FramewrightException;
import framewright.error.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cuts that an artist names, each by the first frame after it, as in {@code 12, 57-58}. */
final class CutList {
  private static final String NONE = "none";
  private static final int LONGEST = 100_000;
  private static final Splitter WORDS = Splitter.on(Pattern.compile("[,\\s]+")).omitEmptyStrings();
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})(?:-(-?\\d{1,9}))?");

  private record Range(double first, double last) {}

  private final List<Range> ranges = new ArrayList<>();

  private CutList() {}

  /** Empty where nothing is named: cuts are then found. */
  static Optional<CutList> read(String text) {
    String words = text.trim();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    CutList list = new CutList();
    if (!words.equalsIgnoreCase(NONE)) {
      list.add(words);
    }
    return Optional.of(list);
  }

  private void add(String words) {
    for (String word : WORDS.split(words)) {
      Matcher range = RANGE.matcher(word);
      if (words.length() > LONGEST || !range.matches()) {
        throw FramewrightException.invalidRequest(
            "Listed cuts says \""
                + SafeText.of(words)
                + "\". Write the first frame after each cut with commas between, as in 12, 57-58.");
      }
      double first = Double.parseDouble(range.group(1));
      ranges.add(
          new Range(first, range.group(2) == null ? first : Double.parseDouble(range.group(2))));
    }
  }

  /** Does a cut lie after the earlier frame and not after the later one? */
  boolean hasOneWithin(double before, double after) {
    return ranges.stream()
        .anyMatch(
            range -> Math.max(range.first, Math.floor(before) + 1) <= Math.min(range.last, after));
  }
}
