package framewright.footage.input;

import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.carried.Carried;
import framewright.footage.carried.FrameTimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Some of the frames of other footage, with what belongs to them. They keep their numbers. */
public final class PartOfFootage implements FootageReader {
  private final String name;
  private final FootageReader whole;
  private final FrameRange part;

  public PartOfFootage(String name, FootageReader whole, FrameRange part) {
    this.name = name;
    this.whole = whole;
    this.part = part;
  }

  @Override
  public PictureFormat format() {
    return whole.format();
  }

  @Override
  public FrameRange range() {
    return part;
  }

  @Override
  public FrameRate rate() {
    return whole.rate();
  }

  @Override
  public Picture read(int frame) throws FootageException {
    if (!part.contains(frame)) {
      throw new FootageException(name + " has frames " + part + ", not " + frame + ".");
    }
    return whole.read(frame);
  }

  @Override
  public Carried carried() {
    Carried all = whole.carried();
    int skipped = part.first() - whole.range().first();
    int last = part.last() - whole.range().first();
    Optional<FrameTimes> times =
        part.equals(whole.range()) ? all.times() : all.times().map(own -> own.part(skipped, last));
    return new Carried(
        all.colour(),
        all.pixelAspect(),
        times,
        all.timecode().map(code -> code.plus(skipped)),
        all.recorded(),
        all.sound().map(sound -> sound.between(at(skipped), end(last))));
  }

  private double at(int index) {
    if (index == 0) {
      return 0;
    }
    return whole
        .carried()
        .times()
        .map(times -> times.seconds(index))
        .orElseGet(() -> index / rate().perSecond());
  }

  private double end(int last) {
    return part.last() == whole.range().last() ? Double.POSITIVE_INFINITY : at(last + 1);
  }

  @Override
  public List<String> notes() {
    return whole.notes();
  }

  @Override
  public boolean isStill() {
    return whole.isStill();
  }

  @Override
  public List<Path> files() throws FootageException {
    return whole.files();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    whole.close();
  }
}
