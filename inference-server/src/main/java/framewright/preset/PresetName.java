package framewright.preset;

import framewright.error.FramewrightException;
import framewright.error.SafeText;
import java.util.regex.Pattern;

/** A preset's name is the name of its file: it must not lead anywhere else, on any system. */
final class PresetName {
  private static final Pattern FIT =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} _,()+'&-]{0,58}[\\p{L}\\p{N})])?");
  private static final Pattern DEVICE =
      Pattern.compile("con|prn|aux|nul|(?:com|lpt)\\d", Pattern.CASE_INSENSITIVE);

  private PresetName() {}

  static boolean isFit(String name) {
    return FIT.matcher(name).matches() && !DEVICE.matcher(name).matches();
  }

  static String fit(String name) {
    if (name.isBlank()) {
      throw FramewrightException.invalidRequest(
          "The preset has no name. Write one into the field Preset.");
    }
    if (!isFit(name)) {
      throw FramewrightException.invalidRequest(
          "\""
              + SafeText.of(name)
              + "\" cannot be the name of a preset. Take at most 60 letters, digits, spaces and - _ , ( ) + ' &.");
    }
    return name;
  }
}
