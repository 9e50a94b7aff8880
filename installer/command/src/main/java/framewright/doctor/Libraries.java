package framewright.doctor;

import framewright.bridge.library.NativeLibraries;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Native libraries: whether they load, and where to get what they need of the system. */
final class Libraries {
  private static final Pattern ABSENT =
      Pattern.compile("(lib\\S+): cannot open shared object file");

  static final String AGAIN = "Build or install Framewright again.";

  /** Debian's packages, by the libraries that ours need of a system. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "libstdc++.so.6", "libstdc++6",
          "libgcc_s.so.1", "libgcc-s1",
          "libc.so.6", "libc6",
          "libm.so.6", "libc6");

  private Libraries() {}

  static Finding finding(String name, String folder) {
    try {
      NativeLibraries.loadForJavaCpp(folder);
      return Finding.good(name, "loaded from " + NativeLibraries.find(folder));
    } catch (LinkageError e) {
      return Finding.bad(name, e.getMessage(), advice(e));
    }
  }

  /** What to do about something that could not be loaded. */
  static String advice(Throwable trouble) {
    Matcher absent = ABSENT.matcher(String.valueOf(trouble.getMessage()));
    if (!absent.find() || !PACKAGES.containsKey(absent.group(1))) {
      return AGAIN;
    }
    return "Install " + PACKAGES.get(absent.group(1)) + " (its name in Debian and Ubuntu).";
  }
}
