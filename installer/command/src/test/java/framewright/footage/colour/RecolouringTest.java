package framewright.footage.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.footage.ColourSpace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecolouringTest {

  @ParameterizedTest
  @EnumSource
  void everySpaceComesBackThroughLightAsExactlyAsItsFilesCanSay(ColourSpace space) {
    float near =
        switch (space) {
          case SRGB, LINEAR -> 0.5f / 65535;
          case HLG -> 0.5f / 1023;
          case PQ ->
              1.5f / 1023; // black beside a peak of 10000 cd/m²: what a float of light can say
        };
    for (int i = 0; i <= 1000; i++) {
      float[] pixel = {i / 1000f, (i * 7 % 1001) / 1000f, 1 - i / 1000f, 1};
      float[] there = pixel.clone();
      Recolouring.apply(there, space, ColourSpace.LINEAR);
      Recolouring.apply(there, ColourSpace.LINEAR, space);
      assertArrayEquals(pixel, there, near, "pixel " + i);
    }
  }

  /** The figures of ITU-R BT.2408 and BT.2100. */
  @ParameterizedTest
  @CsvSource({
    "HLG, 0.75, 1",
    "HLG, 1, 3.7741",
    "HLG, 0.5, 0.31451",
    "PQ, 0.58069, 1",
    "PQ, 1, 49.2611",
    "PQ, 0, 0"
  })
  void greySignalsAreTheLightThatTheStandardsSay(ColourSpace space, float signal, float light) {
    float[] pixel = {signal, signal, signal, 1};
    Recolouring.apply(pixel, space, ColourSpace.LINEAR);
    for (int i = 0; i < 3; i++) {
      assertEquals(light, pixel[i], light * 1e-3 + 1e-6);
    }
  }
}
