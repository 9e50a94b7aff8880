package framewright.error;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The short name of one failure, as in "k7f2q": it stands in the message that the artist sees and
 * in the logs of server and plugin. Without vowels and without what looks like another letter, so
 * it can be read out.
 */
public final class FailureId {
  private static final String ALPHABET = "bcdfghjkmnpqrstvwxz23456789";
  private static final int LENGTH = 5;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
  private static final RandomGenerator CHANCE = new SecureRandom();

  private FailureId() {}

  public static String next() {
    StringBuilder id = new StringBuilder();
    CHANCE.ints(LENGTH, 0, ALPHABET.length()).forEach(letter -> id.append(ALPHABET.charAt(letter)));
    return id.toString();
  }

  /** Is this one, whoever made it? */
  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }
}
