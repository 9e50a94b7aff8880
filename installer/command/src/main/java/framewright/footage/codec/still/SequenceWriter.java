package framewright.footage.codec.still;

import framewright.footage.Delivery;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FramePattern;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.codec.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stills, one file per frame. Each appears under its name only when it is complete. */
public final class SequenceWriter implements FootageWriter {
  private final FramePattern pattern;
  private final Delivery delivery;
  private final StillFormat kind;
  private boolean accepted;

  public SequenceWriter(FramePattern pattern, Delivery delivery) {
    this.pattern = pattern;
    this.delivery = delivery;
    this.kind = StillFormat.of(pattern.file(0));
  }

  @Override
  public List<String> accept(PictureFormat format) throws FootageException {
    Folders.make(pattern.folder());
    accepted = true;
    boolean hdr = delivery.carried().colour().colourSpace().isHdr();
    boolean clipped = hdr && kind.nearest(format).colourSpace().isDisplay();
    return clipped
        ? List.of("PNG ends at white: what is brighter is lost. Write EXR to keep it.")
        : List.of();
  }

  @Override
  public PictureFormat target(PictureFormat format) {
    return delivery.alpha().apply(format, kind.nearest(format));
  }

  @Override
  public Path write(int frame, Picture picture) throws FootageException {
    return write(frame, picture, Map.of());
  }

  @Override
  public Path write(int frame, Picture picture, Map<String, Picture> layers)
      throws FootageException {
    if (!accepted) {
      accept(picture.format());
    }
    Path file = pattern.file(frame);
    Picture written = PictureConversion.convert(picture, target(picture.format()));
    if (kind == StillFormat.EXR) {
      replace(file, ExrFile.bytes(frame, written, converted(layers), delivery));
    } else {
      replace(file, PngFile.bytes(written, delivery.rate()));
    }
    return file;
  }

  private Map<String, Picture> converted(Map<String, Picture> layers) throws FootageException {
    Map<String, Picture> converted = new TreeMap<>();
    for (Map.Entry<String, Picture> layer : layers.entrySet()) {
      Picture picture = layer.getValue();
      converted.put(layer.getKey(), PictureConversion.convert(picture, target(picture.format())));
    }
    return converted;
  }

  private static void replace(Path file, byte[] bytes) throws FootageException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(unfinished, bytes);
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.discard(unfinished);
      throw Folders.unwritable(file, e);
    }
  }

  @Override
  public void skip(int frame) {}

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
