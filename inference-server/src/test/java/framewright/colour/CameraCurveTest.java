package framewright.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CameraCurveTest {
  @Test
  void bothFormsOfACurveGiveTheSameLightAboveAndBelowTheCut() {
    for (ColourSpace space : ColourSpace.direct()) {
      float[] form = CameraCurve.of(space).exponential();
      assertEquals(space.isDisplay() ? 0 : 1, form[0], space.scriptName());
      for (double code = -0.1; code <= 1 && form[0] == 1; code += 0.01) {
        double light =
            code >= form[1]
                ? Math.exp(form[2] * code + form[3]) + form[4]
                : form[5] * code + form[6];
        double expected = space.isLinear() ? code : CameraCurve.of(space).light(code);
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
    for (ColourSpace space : ColourSpace.direct()) {
      float cut = CameraCurve.of(space).terms()[7];
      CameraCurve curve = CameraCurve.of(space);
      assertEquals(curve.light(cut - 1e-6), curve.light(cut + 1e-6), 1e-4, space.scriptName());
    }
  }
}
