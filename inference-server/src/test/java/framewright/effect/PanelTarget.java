package framewright.effect;

import com.google.protobuf.TextFormat;
import framewright.error.FramewrightException;
import framewright.panel.Panel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A panel of any text: its defaults are values that it takes itself, or it is no panel. */
public final class PanelTarget {
  private PanelTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Panel.Builder panel = Panel.newBuilder();
    try {
      TextFormat.merge(new String(input, StandardCharsets.UTF_8), panel);
      Map<String, ParameterValue> none = Map.of();
      ParameterSet.of(panel.build()).resolve(none);
    } catch (TextFormat.ParseException e) {
      // Not the text of a panel: the build says where.
    } catch (IllegalArgumentException e) {
      requireReason(e);
    } catch (FramewrightException e) {
      throw new AssertionError("nothing was asked for, and that was refused", e);
    }
  }

  private static void requireReason(IllegalArgumentException refusal) {
    if (!String.valueOf(refusal.getMessage()).contains("has no value to send")) {
      throw refusal;
    }
  }
}
