package framewright.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramePatternTest {
  @TempDir Path folder;

  @Test
  void onlyFramesOfThisVeryPatternAreFound() throws IOException {
    for (String name :
        List.of(
            "a.0001.png",
            "a.0012.png",
            "a.12345.png",
            "a.3.png",
            "a..png",
            "b.0002.png",
            "a.0004.exr")) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(List.of(1, 12, 12345), frames("a.%04d.png"));
    assertEquals(List.of(3, 12345), frames("a.%d.png"));
  }

  @Test
  void negativeFramesHaveTheirPlace() throws IOException {
    Files.createFile(folder.resolve("a.-001.png"));
    assertEquals(List.of(-1), frames("a.%04d.png"));
  }

  @Test
  void lettersThatMeanSomethingToOthersMeanNothingHere() throws IOException {
    Files.createFile(folder.resolve("100% [take] (2)*.7.png"));
    assertEquals(List.of(7), frames("100% [take] (2)*.%d.png"));
  }

  @Test
  void twoNumbersAreOneTooMany() {
    assertThrows(FootageException.class, () -> FramePattern.parse("shot%d.%04d.png"));
  }

  private List<Integer> frames(String name) throws FootageException {
    return List.copyOf(FramePattern.parse(folder.resolve(name).toString()).frames());
  }
}
