package framewright.bench.learn;

import framewright.footage.FootageException;
import framewright.learn.Task;
import framewright.sample.ValleyScene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The table of shots. Those of film want a folder of clips; the others are drawn by code. */
final class Shots {
  private static final int MAN_FROM = 300;
  private static final String MAN_SCREEN = "0.61,0.64,0.03";

  private final Path footage;
  private final int width;
  private final int height;

  /** Makes a shot. */
  interface Maker {
    Shot made(String name) throws Exception;
  }

  Shots(Path footage, int width, int height) {
    this.footage = footage;
    this.width = width;
    this.height = height;
  }

  /** By name; without the folder, those that need none of it. */
  Map<String, Maker> all() {
    Map<String, Maker> all = new LinkedHashMap<>();
    if (Files.isDirectory(footage)) {
      all.put("painted woman", name -> painted(name, woman()));
      all.put("repainted woman", name -> repainted(name, woman()));
      all.put("painted office", name -> painted(name, office()));
      all.put("relit woman", name -> by(name, Task.PICTURE, woman(), Grade::relit));
      all.put("blue jumper", name -> by(name, Task.REPAIR, woman(), Grade::recoloured));
      all.put("tattoo", name -> cleaned(name, Blemish.tattoo(woman(), 0.48, 0.28), woman()));
      all.put("wire", name -> cleaned(name, Blemish.wire(office()), office()));
      all.put("man", name -> cutOut(name, Figure.keyed(man(), MAN_SCREEN)));
    }
    all.put("painted valley", name -> painted(name, valley()));
    all.put("wired valley", name -> cleaned(name, Blemish.wire(valley()), valley()));
    all.put("dancer", name -> cutOut(name, Figure.dancer(width, height)));
    return all;
  }

  private Clip valley() {
    return Clip.drawn(new ValleyScene(), width, height).kept();
  }

  private Clip woman() throws FootageException {
    return Clip.film(footage.resolve("clips/aslwalk.mkv"), 15, Shot.FRAMES, width, height);
  }

  private Clip office() throws FootageException {
    return Clip.film(footage.resolve("clips/friday.mp4"), 0, Shot.FRAMES, width, height);
  }

  private Clip man() throws FootageException {
    Path film = footage.resolve("../greenscreen/real/mdn_video.mp4");
    return Clip.film(film, MAN_FROM, Shot.FRAMES, width, height);
  }

  private static Shot painted(String name, Clip clip) {
    return by(name, Task.PICTURE, clip, Painter::painted);
  }

  private static Shot repainted(String name, Clip clip) {
    Clip truth = frame -> Painter.repainted(clip.frame(frame), frame);
    Clip foretold = frame -> Painter.expected(clip.frame(frame), frame);
    return new Shot(name, Task.PICTURE, clip, truth.kept(), Optional.of(foretold));
  }

  private static Shot by(String name, Task task, Clip clip, UnaryOperator<Plate> hand) {
    Clip truth = frame -> hand.apply(clip.frame(frame));
    return new Shot(name, task, clip, truth.kept());
  }

  private static Shot cleaned(String name, Clip blemished, Clip clean) {
    return new Shot(name, Task.REPAIR, blemished.kept(), clean);
  }

  private Shot cutOut(String name, Figure.Frames drawn) {
    Map<Integer, Figure> kept = new HashMap<>();
    Figure.Frames figures =
        frame -> {
          if (!kept.containsKey(frame)) {
            kept.put(frame, drawn.frame(frame));
          }
          return kept.get(frame);
        };
    Clip behind = valley();
    Clip source = frame -> figures.frame(frame).before(behind.frame(frame), frame);
    Clip truth = frame -> figures.frame(frame).matte();
    return new Shot(name, Task.MATTE, source.kept(), truth.kept());
  }
}
