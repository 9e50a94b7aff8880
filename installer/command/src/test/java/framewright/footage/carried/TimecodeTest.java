package framewright.footage.carried;

import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.footage.FrameRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimecodeTest {

  @ParameterizedTest
  @CsvSource({
    "01:02:03:04, 24, 0, 01:02:03:04",
    "01:02:03:23, 24, 1, 01:02:04:00",
    "23:59:59:24, 25, 1, 00:00:00:00",
    "00:00:59;29, 29.97, 1, 00:01:00;02",
    "00:09:59;29, 29.97, 1, 00:10:00;00",
    "00:00:59;59, 59.94, 1, 00:01:00;04",
    "10:20:30;00, 29.97, 0, 10:20:30;00"
  })
  void framesLaterHasTheLabelThatAnEditorShows(
      String text, String rate, long later, String expected) {
    Timecode code = Timecode.parse(text, FrameRate.parse(rate)).orElseThrow();
    assertEquals(expected, code.plus(later).toString());
  }

  @ParameterizedTest
  @CsvSource({"01:00:00:12, 24, 48, 01:00:00:24", "01:00:00:24, 48, 24, 01:00:00:12"})
  void anotherRateHasTheSameMoment(String text, String from, String to, String expected) {
    Timecode code = Timecode.parse(text, FrameRate.parse(from)).orElseThrow();
    assertEquals(expected, code.at(FrameRate.parse(to)).toString());
  }
}
