package framewright.bench.retime;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Three pictures of a shot, evenly spaced: two to begin from and the truth between them. */
record Triplet(String name, Picture before, Picture truth, Picture after) {

  /**
   * The folders {@code NAME/0.png, 1.png, 2.png} in a folder; none when there is no such folder.
   */
  static List<Triplet> in(Path folder) throws IOException, FootageException {
    List<Triplet> triplets = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> names = Files.list(folder)) {
        for (Path shot : names.sorted().toList()) {
          triplets.add(
              new Triplet(
                  shot.getFileName().toString(),
                  picture(shot, 0),
                  picture(shot, 1),
                  picture(shot, 2)));
        }
      }
    }
    return triplets;
  }

  /**
   * Eight frames apart with the seven between, from the middle of a clip; empty when the clip is
   * not there.
   */
  static List<Picture> nineOf(Path clip) throws FootageException {
    List<Picture> frames = new ArrayList<>();
    if (!Files.exists(clip)) {
      return frames;
    }
    try (FootageReader reader = Footage.open(clip.toString())) {
      int first = reader.range().first() + 24;
      for (int frame = first; frame <= first + 8; frame++) {
        frames.add(eightBit(reader.read(frame)));
      }
    }
    return frames;
  }

  private static Picture picture(Path folder, int number) throws FootageException {
    Path file = folder.resolve(number + ".png");
    try (FootageReader reader = Footage.open(file.toString())) {
      return eightBit(reader.read(reader.range().first()));
    }
  }

  static Picture eightBit(Picture picture) throws FootageException {
    PictureFormat format = picture.format();
    return PictureConversion.convert(
        picture,
        new PictureFormat(
            format.width(), format.height(), PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
  }
}
