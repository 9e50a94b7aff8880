package framewright.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> NAMES = List.of("key", "style", "retime", "model");

  @Test
  void aSlipOfTheFingersIsUnderstood() {
    assertEquals("Did you mean \"style\"?", NearestName.advice("stlye", NAMES));
    assertEquals("Did you mean \"retime\"?", NearestName.advice("re-time", NAMES));
  }

  @Test
  void whatResemblesNothingIsAnsweredWithEverything() {
    assertEquals("Choose from: key, model, retime, style.", NearestName.advice("sharpness", NAMES));
  }
}
