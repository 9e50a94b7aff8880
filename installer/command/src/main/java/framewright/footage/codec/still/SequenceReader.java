package framewright.footage.codec.still;

import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FramePattern;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Stills, one file per frame; or one still that serves every frame. */
public final class SequenceReader implements FootageReader {
  private final FramePattern pattern;
  private final Optional<String> layer;
  private final FrameRange range;
  private final PictureFormat format;
  private final List<String> notes;

  public SequenceReader(FramePattern pattern) throws FootageException {
    this(pattern, Optional.empty());
  }

  private SequenceReader(FramePattern pattern, Optional<String> layer) throws FootageException {
    this.pattern = pattern;
    this.layer = layer;
    this.range = pattern.isStill() ? new FrameRange(0, 0) : existing(pattern);
    Path first = pattern.file(range.first());
    this.format = StillDecoder.decode(first, layer).format();
    this.notes = StillDecoder.notes(first);
  }

  /** One layer of files that have several. */
  public static SequenceReader ofLayer(FramePattern pattern, String layer) throws FootageException {
    return new SequenceReader(pattern, Optional.of(layer));
  }

  private static FrameRange existing(FramePattern pattern) throws FootageException {
    NavigableSet<Integer> frames = pattern.frames();
    if (frames.isEmpty()) {
      throw new FootageException(
          "No frame of "
              + pattern
              + " exists. Check the folder, the name and the number of digits.");
    }
    return new FrameRange(frames.first(), frames.last());
  }

  @Override
  public PictureFormat format() {
    return format;
  }

  @Override
  public FrameRange range() {
    return range;
  }

  @Override
  public FrameRate rate() {
    return FrameRate.FILM;
  }

  @Override
  public boolean isStill() {
    return pattern.isStill();
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public List<Path> files() throws FootageException {
    return pattern.isStill()
        ? List.of(pattern.file(0))
        : pattern.frames().stream().map(pattern::file).toList();
  }

  @Override
  public String name() {
    return pattern + layer.map(name -> "#" + name).orElse("");
  }

  @Override
  public Picture read(int frame) throws FootageException {
    Picture picture = StillDecoder.decode(pattern.file(frame), layer);
    PictureFormat other = picture.format();
    if (other.width() != format.width() || other.height() != format.height()) {
      throw new FootageException(
          pattern.file(frame)
              + " is "
              + other.size()
              + ", but the clip began with "
              + format.size()
              + ". All frames of a clip have one size.");
    }
    return PictureConversion.convert(picture, format);
  }

  @Override
  public void close() {}
}
