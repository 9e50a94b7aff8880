package framewright.footage.codec;

import framewright.footage.AlphaHandling;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FramePattern;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Stills, one file per frame. Each appears under its name only when it is complete. */
public final class SequenceWriter implements FootageWriter {
  private final FramePattern pattern;
  private final AlphaHandling alpha;

  public SequenceWriter(FramePattern pattern, AlphaHandling alpha) throws FootageException {
    this.pattern = pattern;
    this.alpha = alpha;
    Folders.make(pattern.folder());
  }

  @Override
  public Optional<String> accept(PictureFormat format) {
    return Optional.empty();
  }

  @Override
  public Path write(int frame, Picture picture) throws FootageException {
    Path file = pattern.file(frame);
    StillFormat still = StillFormat.of(file);
    PictureFormat target = alpha.apply(picture.format(), still.nearest(picture.format()));
    replace(file, encode(still, PictureConversion.convert(picture, target)));
    return file;
  }

  private static byte[] encode(StillFormat still, Picture picture) throws FootageException {
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
        new Encoder(
            still.codec(),
            pixelFormat,
            format,
            FrameRate.FILM,
            still.options(format),
            context -> context.thread_count(1))) {
      encoder.encode(picture, 0, sink);
      encoder.flush(sink);
    }
    return bytes.toByteArray();
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
