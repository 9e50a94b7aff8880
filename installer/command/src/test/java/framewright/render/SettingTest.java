package framewright.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

  @Test
  void aPlainSettingHoldsAtAllTimes() {
    assertEquals(new Setting("speed", OptionalDouble.empty(), "0.5"), Setting.parse("speed=0.5"));
  }

  @Test
  void anAtSignMakesAKeyframe() {
    assertEquals(
        new Setting("strength", OptionalDouble.of(-12.5), "1"), Setting.parse("strength@-12.5=1"));
  }

  @Test
  void theValueIsTakenAsItIs() {
    assertEquals("C:\\a b\\x@1=y.png", Setting.parse("reference=C:\\a b\\x@1=y.png").value());
    assertEquals("", Setting.parse("model=").value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"speed", "=1", "speed@=1", "speed@later=1", "two words=1"})
  void whatIsNoSettingIsRefused(String text) {
    assertThrows(Failure.class, () -> Setting.parse(text));
  }
}
