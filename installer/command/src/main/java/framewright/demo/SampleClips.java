package framewright.demo;

import framewright.drawing.Drawing;
import framewright.footage.AlphaHandling;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.sample.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sample scenes as PNG sequences. Frames that are there already are kept: they would come out
 * the same.
 */
final class SampleClips {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final Path folder;
  private final int frames;

  SampleClips(Path folder, int frames) {
    this.folder = folder;
    this.frames = frames;
  }

  /** The pattern of a scene's frames, from 0, all of them on disk. */
  String pattern(Scene scene) throws FootageException {
    return only(scene.name(), scene, IntStream.range(0, frames).boxed().toList());
  }

  /** The pattern of the frames of a lesson that were done by hand. */
  String byHand(SampleLesson lesson) throws FootageException {
    return only("by-hand-" + lesson.name(), lesson.made(), SampleLesson.BY_HAND);
  }

  private String only(String name, Scene scene, List<Integer> some) throws FootageException {
    String pattern = folder.resolve(name + ".%04d.png").toString();
    try (FootageWriter writer = Footage.create(pattern, FrameRate.FILM, AlphaHandling.FILE)) {
      List<Integer> missing =
          some.stream()
              .filter(frame -> !Files.exists(Path.of(String.format(pattern, frame))))
              .toList();
      for (int frame : missing) {
        writer.write(frame, Drawing.picture(scene.draw(frame, WIDTH, HEIGHT)));
      }
    }
    return pattern;
  }
}
