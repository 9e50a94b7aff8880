package framewright.footage.codec.still;

import framewright.footage.AlphaHandling;
import framewright.footage.Delivery;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FramePattern;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.codec.Encoder;
import framewright.footage.codec.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Stills, one file per frame. Each appears under its name only when it is complete. */
public final class SequenceWriter implements FootageWriter {
  private final FramePattern pattern;
  private final AlphaHandling alpha;
  private final FrameRate rate;
  private final boolean hdr;
  private boolean accepted;

  public SequenceWriter(FramePattern pattern, Delivery delivery) {
    this.pattern = pattern;
    this.alpha = delivery.alpha();
    this.rate = delivery.rate();
    this.hdr = delivery.carried().colour().colourSpace().isHdr();
  }

  @Override
  public List<String> accept(PictureFormat format) throws FootageException {
    Folders.make(pattern.folder());
    accepted = true;
    boolean clipped =
        hdr && StillFormat.of(pattern.file(0)).nearest(format).colourSpace().isDisplay();
    return clipped
        ? List.of("PNG ends at white: what is brighter is lost. Write EXR to keep it.")
        : List.of();
  }

  @Override
  public Path write(int frame, Picture picture) throws FootageException {
    if (!accepted) {
      accept(picture.format());
    }
    Path file = pattern.file(frame);
    StillFormat still = StillFormat.of(file);
    PictureFormat target = alpha.apply(picture.format(), still.nearest(picture.format()));
    replace(file, encode(still, PictureConversion.convert(picture, target)));
    return file;
  }

  private byte[] encode(StillFormat still, Picture picture) throws FootageException {
    PictureFormat format = picture.format();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Encoder.PacketSink sink =
        packet -> {
          byte[] part = new byte[packet.size()];
          packet.data().get(part);
          bytes.writeBytes(part);
        };
    int pixelFormat = still.pixelFormat(format);
    try (Encoder encoder =
        Encoder.ofStills(still.codec(), pixelFormat, format, rate, still.options(format))) {
      encoder.encode(picture, 0, 1, sink);
      encoder.flush(sink);
    }
    return still == StillFormat.EXR
        ? ExrChromaticities.written(bytes.toByteArray(), format.colourSpace().primaries())
        : bytes.toByteArray();
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
