package framewright.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {
  /**
   * As the makers publish them, or as their formula gives them where they do not: mostly the code
   * of an 18 % grey card. HLG and PQ by ITU-R BT.2408 and BT.2100.
   */
  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0.18, 0.18",
    "SRGB, 0.18, 0.4613",
    "SRGB, 1, 1",
    "REC709, 0.18, 0.4088",
    "SLOG3, 0.18, 0.41056",
    "SLOG3, 0.9, 0.5845",
    "SLOG3, 0, 0.09286",
    "LOGC3, 0.18, 0.3910",
    "LOGC3, 0, 0.0928",
    "LOGC4, 0.18, 0.2784",
    "LOGC4, 469.8, 1",
    "VLOG, 0.18, 0.4233",
    "VLOG, 0, 0.125",
    "CLOG3, 0.18, 0.3310",
    "CANONLOG2, 0.18, 0.3983",
    "CANONLOG2, 0, 0.0929",
    "CANONLOG3, 0.18, 0.3434",
    "CANONLOG3, 0, 0.1251",
    "LOG3G10, 0.18, 0.3333",
    "LOG3G10, 0, 0.0915",
    "LOG3G10, 184.322, 1",
    "DAVINCI, 0.18, 0.3360",
    "DAVINCI, 100, 1",
    "DAVINCI, 0, 0",
    "BMDFILM5, 0.18, 0.3836",
    "BMDFILM5, 0, 0.0925",
    "ACESCCT, 0.18, 0.4136",
    "ACESCCT, 0, 0.0729",
    "ACESCC, 0.18, 0.4136",
    "ACESCC, 0, -0.3584",
    "ACESCC, 65504, 1.4680",
    "PQ, 1, 0.58069",
    "PQ, 0.492611, 0.50808",
    "PQ, 49.2611, 1",
    "HLG, 1, 0.75",
    "HLG, 0.31451, 0.5",
    "HLG, 3.7741, 1",
    "GAMMA18, 0.18, 0.3857",
    "GAMMA22, 0.18, 0.4587",
    "GAMMA26, 0.18, 0.5171"
  })
  void lightHasTheCodeThatItsMakersSay(Encoding encoding, double light, double code) {
    assertEquals(code, encoding.code(light), 1e-4);
    assertEquals(light, encoding.light(encoding.code(light)), 1e-9 * Math.max(1, light));
  }

  @ParameterizedTest
  @EnumSource
  void everyCurveRisesAndComesBackAboveWhiteAndBelowBlack(Encoding encoding) {
    double before = Double.NEGATIVE_INFINITY;
    for (double light = -0.5; light < 1e4; light += Math.max(1e-3, light * 1e-3)) {
      double code = encoding.code(light);
      assertTrue(code > before, encoding + " at " + light);
      assertEquals(light, encoding.light(code), 1e-6 * Math.max(1, light), encoding + " " + light);
      before = code;
    }
  }

  /** Half a step of a half float is 2.4e-4 of it; a float's own error in a log of light is 1e-6. */
  @ParameterizedTest
  @EnumSource
  void theFastFormIsTheCurve(Encoding encoding) {
    for (double light = -0.5; light < 1e4; light += Math.max(1e-4, Math.abs(light) * 1e-3)) {
      double code = encoding.code(light);
      assertEquals(
          code,
          CurveTable.toCode(encoding).at((float) light),
          5e-6 * Math.max(1, Math.abs(code)),
          "" + light);
      assertEquals(
          encoding.light((float) code),
          CurveTable.toLight(encoding).at((float) code),
          5e-6 * Math.max(0.25, Math.abs(light)),
          encoding + " " + light);
    }
  }
}
