package framewright.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CameraCurveTest {
  /**
   * Code values of an 18 % grey card as the makers publish them, or as their formula gives them
   * where they do not.
   */
  private static final Map<ColourSpace, Double> GREY_CARD =
      Map.of(
          ColourSpace.LINEAR, 0.18,
          ColourSpace.SRGB, 0.4613,
          ColourSpace.REC709, 0.4090,
          ColourSpace.SLOG3, 420.0 / 1023,
          ColourSpace.LOGC3, 0.3910,
          ColourSpace.LOGC4, 0.2784,
          ColourSpace.VLOG, 0.4233,
          ColourSpace.CLOG3, 0.3310,
          ColourSpace.ACESCCT, 0.4136);

  @Test
  void aGreyCardHasTheLightThatItsMakerSays() {
    for (ColourSpace space : ColourSpace.values()) {
      assertEquals(
          0.18, CameraCurve.of(space).light(GREY_CARD.get(space)), 2e-4, space.scriptName());
    }
  }

  @Test
  void bothFormsOfACurveGiveTheSameLightAboveAndBelowTheCut() {
    for (ColourSpace space : ColourSpace.values()) {
      float[] form = CameraCurve.of(space).exponential();
      assertEquals(CameraCurve.isDisplay(space) ? 0 : 1, form[0], space.scriptName());
      for (double code = -0.1; code <= 1 && form[0] == 1; code += 0.01) {
        double light =
            code >= form[1]
                ? Math.exp(form[2] * code + form[3]) + form[4]
                : form[5] * code + form[6];
        double expected = space == ColourSpace.LINEAR ? code : CameraCurve.of(space).light(code);
        assertEquals(
            expected,
            light,
            1e-4 * Math.max(1, Math.abs(expected)),
            space.scriptName() + " at " + code);
      }
    }
  }

  @Test
  void aCurveHasNoStepAtItsCut() {
    for (ColourSpace space : ColourSpace.values()) {
      float cut = CameraCurve.of(space).terms()[7];
      CameraCurve curve = CameraCurve.of(space);
      assertEquals(curve.light(cut - 1e-6), curve.light(cut + 1e-6), 1e-4, space.scriptName());
    }
  }
}
