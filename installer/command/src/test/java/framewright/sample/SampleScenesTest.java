package framewright.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleScenesTest {

  static Stream<Scene> scenes() {
    return Stream.of(new GreenScreenScene(), new ValleyScene());
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void aSceneMovesAndIsTheSameEveryTime(Scene scene) {
    assertArrayEquals(pixels(scene, 3), pixels(scene, 3));
    assertFalse(Arrays.equals(pixels(scene, 3), pixels(scene, 4)));
  }

  private static int[] pixels(Scene scene, double time) {
    return scene.draw(time, 160, 90).getRGB(0, 0, 160, 90, null, 0, 160);
  }
}
