package framewright.render;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name that somebody probably meant. */
public final class NearestName {
  /** Two letters that changed places, or half of a long word. */
  private static final int SLIP = 2;

  private NearestName() {}

  /** "Did you mean X?", or the list of all names where none is near. */
  public static String advice(String given, Collection<String> names) {
    return of(given, names)
        .map(name -> "Did you mean \"" + name + "\"?")
        .orElseGet(
            () ->
                "Choose from: " + names.stream().sorted().collect(Collectors.joining(", ")) + ".");
  }

  public static Optional<String> of(String given, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .filter(
            name ->
                distance(given, name)
                    <= Math.max(SLIP, Math.max(given.length(), name.length()) / 2));
  }

  /** Letters to insert, remove or replace on the way from one word to the other (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
