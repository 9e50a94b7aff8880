package framewright.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecolouringTest {
  private static final double HALF_STEP_OF_A_HALF = Math.pow(2, -12);

  /** Matrices to Rec.709 as ITU-R BT.2087, AMPAS, ARRI and Panasonic publish them. */
  @ParameterizedTest
  @CsvSource({
    "REC2020, 1.660491, -0.587641, -0.072850, -0.124550, 1.132900, -0.008349, -0.018151, -0.100579, 1.118730",
    "AP1, 1.70505, -0.62179, -0.08326, -0.13026, 1.14080, -0.01055, -0.02400, -0.12897, 1.15297",
    "AP0, 2.52169, -1.13413, -0.38756, -0.27648, 1.37272, -0.09624, -0.01538, -0.15298, 1.16835",
    "AWG3, 1.617523, -0.537287, -0.080237, -0.070573, 1.334613, -0.264040, -0.021102, -0.226954, 1.248056",
    "VGAMUT, 1.806576, -0.695697, -0.110879, -0.170090, 1.305955, -0.135865, -0.025206, -0.154468, 1.179674"
  })
  void primariesAreTheMatricesThatTheirMakersPublish(
      Primaries primaries,
      double a,
      double b,
      double c,
      double d,
      double e,
      double f,
      double g,
      double h,
      double i) {
    assertArrayEquals(
        new double[] {a, b, c, d, e, f, g, h, i}, primaries.to(Primaries.REC709).numbers(), 2e-5);
  }

  @Test
  void whiteStaysWhite() {
    for (Primaries primaries : Primaries.values()) {
      double[] white = primaries == Primaries.XYZ ? new double[] {0.95046, 1, 1.08906} : ones();
      assertArrayEquals(ones(), primaries.to(Primaries.REC709).times(white), 1e-4, "" + primaries);
    }
  }

  @ParameterizedTest
  @MethodSource("framewright.colour.ColourSpace#all")
  void aChartOfTwentyFourPatchesComesBack(ColourSpace space) {
    float[] chart = ColourChart.light();
    float[] there = chart.clone();
    new Recolouring(ColourSpace.LINEAR, space).apply(there, false);
    new Recolouring(space, ColourSpace.LINEAR).apply(there, false);
    assertArrayEquals(chart, there, 1e-5f, space.scriptName());
  }

  /** As models are shown it: the way of a frame through an effect that leaves it alone. */
  @ParameterizedTest
  @MethodSource("framewright.colour.ColourSpace#all")
  void aRampFarBeyondBlackAndWhiteComesBackThroughWhatModelsAreShown(ColourSpace space) {
    float[] ramp = new float[4 * 1024];
    for (int i = 0; i < ramp.length; i++) {
      int column = i / 4;
      float share = column / 1023f;
      ramp[i] = i % 4 == 3 ? 0.5f + share / 2 : -0.5f + share * share * (1e4f + 0.5f);
    }
    new Recolouring(ColourSpace.LINEAR, space).apply(ramp, true);
    float[] there = ramp.clone();
    new Recolouring(space, space.shown()).apply(there, true);
    new Recolouring(space.shown(), space).apply(there, true);
    for (int i = 0; i < ramp.length; i++) {
      double near = HALF_STEP_OF_A_HALF * Math.max(1e-3, Math.abs(ramp[i]));
      assertEquals(ramp[i], there[i], near, space.scriptName() + " value " + i);
    }
  }

  @Test
  void everyNameIsOneSpace() {
    for (ColourSpace space : ColourSpace.all()) {
      assertEquals(space, ColourSpace.named(space.scriptName()));
    }
  }

  private static double[] ones() {
    return new double[] {1, 1, 1};
  }
}
