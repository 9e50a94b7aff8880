package framewright.bench.retime;

import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A hundred joins of two clips each, and as many pairs within clips: are the cuts found, and only
 * the cuts, and is nothing warped across one?
 */
final class CutTrial {
  private static final int JOINS = 100;
  private static final int SEED = 7;

  private final Product product;
  private final List<Path> clips = new ArrayList<>();
  private final Map<Path, String> sizes = new HashMap<>();
  private final Random random = new Random(SEED);
  private int found;
  private int missed;
  private int mistaken;
  private int warped;

  CutTrial(Product product, Path folder) throws IOException, FootageException {
    this.product = product;
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".mp4")).sorted().forEach(clips::add);
      }
    }
    for (Path clip : clips) {
      try (FootageReader reader = Footage.open(clip.toString())) {
        sizes.put(clip, reader.format().size());
      }
    }
    clips.removeAll(clips.stream().filter(clip -> strangers(clip).isEmpty()).toList());
  }

  boolean canRun() {
    return clips.size() > 1;
  }

  void run() throws Exception {
    for (int join = 0; join < JOINS; join++) {
      Path clip = clips.get(random.nextInt(clips.size()));
      List<Picture> pair = pairFrom(clip);
      judge(pair.get(0), pair.get(1), false);
      judge(pair.get(1), strangerTo(clip), true);
    }
  }

  double precision() {
    return found + mistaken == 0 ? 0 : (double) found / (found + mistaken);
  }

  double recall() {
    return found + missed == 0 ? 0 : (double) found / (found + missed);
  }

  /** Frames across a cut that are neither of its sides. */
  int warped() {
    return warped;
  }

  private void judge(Picture before, Picture after, boolean cut) throws Exception {
    Picture shown = product.between(before, after, 0.4);
    boolean told = product.report().findings().getOrDefault("cut", 0.0) > 0;
    found += cut && told ? 1 : 0;
    missed += cut && !told ? 1 : 0;
    mistaken += !cut && told ? 1 : 0;
    warped +=
        cut && !shown.pixels().duplicate().clear().equals(before.pixels().duplicate().clear())
            ? 1
            : 0;
  }

  private List<Picture> pairFrom(Path clip) throws FootageException {
    try (FootageReader reader = Footage.open(clip.toString())) {
      FrameRange range = reader.range();
      int first = range.first() + random.nextInt(range.last() - range.first());
      return List.of(
          Triplet.eightBit(reader.read(first)), Triplet.eightBit(reader.read(first + 1)));
    }
  }

  /**
   * A frame of the same size from a clip of another origin; clips of one origin share the first
   * word of their names.
   */
  private Picture strangerTo(Path clip) throws FootageException {
    List<Path> strangers = strangers(clip);
    return pairFrom(strangers.get(random.nextInt(strangers.size()))).get(0);
  }

  private List<Path> strangers(Path clip) {
    return clips.stream()
        .filter(other -> sizes.get(other).equals(sizes.get(clip)))
        .filter(other -> !origin(other).equals(origin(clip)))
        .toList();
  }

  private static String origin(Path clip) {
    String name = clip.getFileName().toString();
    return name.substring(0, Math.max(0, name.indexOf('_')));
  }
}
