package framewright.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRateTest {

  @ParameterizedTest
  @CsvSource({
    "24, 24, 1",
    "23.976, 24000, 1001",
    "29.97, 30000, 1001",
    "59.94, 60000, 1001",
    "30000/1001, 30000, 1001",
    "12.5, 12500, 1000"
  })
  void aRateIsReadAsAnExactFraction(String text, int numerator, int denominator) {
    assertEquals(new FrameRate(numerator, denominator), FrameRate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-24", "24/0", "fast", "", "NaN"})
  void whatIsNoRateIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> FrameRate.parse(text));
  }
}
